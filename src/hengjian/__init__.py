"""Hengjian 衡鉴: supervision as code. It supervises holders of power only."""

__version__ = "0.1.0"
