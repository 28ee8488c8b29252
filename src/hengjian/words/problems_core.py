"""Questions that cannot be asked, and files that cannot be written."""

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "as_of_after_known": (
        "要看的那天（{as_of}）在已知于那天（{known_on}）之后，那时还不可能知道",
        "把 --as-of 提前，或把 --known-at 推后",
        "the day to look at ({as_of}) is after the day of known-at ({known_on}), when nothing of it could be known",
        "choose an earlier --as-of or a later --known-at",
    ),
    "unconfirmed": (
        "理由里的这一句和材料对不上：{statement}",
        "把这一项的编号和材料一起报给维护的人",
        "this statement of the reasons is not borne out by the facts: {statement}",
        "report the row's id together with the facts",
    ),
    "engine_not_equal": (
        "引擎 {engine} 还没有证明和 plain 逐字节相同，这里不用它作答",
        "写 --engine duckdb 或 --engine plain",
        "the engine {engine} is not yet shown to give the plain engine's bytes, so it does not answer here",
        "write --engine duckdb, or --engine plain",
    ),
    "engine_needs_duckdb": (
        "引擎 {engine} 需要 DuckDB",
        "请装 hengjian[parquet]，或写 --engine plain",
        "the engine {engine} needs DuckDB",
        "install hengjian[parquet], or write --engine plain",
    ),
    "spark_missing": (
        "这里没有装 Spark",
        "请装 hengjian[spark]（约 600 MB），或写 --engine duckdb",
        "Spark is not installed here",
        "install hengjian[spark] (some 600 MB), or write --engine duckdb",
    ),
    "java_missing": (
        "Spark 要 Java {oldest} 以上，这里的是：{found}",
        "请装 Java（Debian：apt-get install openjdk-17-jre-headless），或让 JAVA_HOME 指向它",
        "Spark needs Java {oldest} or newer; the one here is: {found}",
        "install Java (Debian: apt-get install openjdk-17-jre-headless), or let JAVA_HOME name it",
    ),
    "out_suffix": (
        "不会写 {path} 这种文件",
        "文件名的结尾用其中一个： {suffixes}",
        "cannot write a file like {path}",
        "let its name end in one of {suffixes}",
    ),
    "out_needs_duckdb": (
        "写 {path} 要用 DuckDB，这里没有装",
        "执行 pip install 'hengjian[parquet]'，或写成 .csv、.jsonl",
        "writing {path} needs DuckDB, which is not installed",
        "run pip install 'hengjian[parquet]', or write .csv or .jsonl",
    ),
    "no_such_body": (
        "组织图里没有单位“{asked}”",
        "写 bodies 里的编号或名称",
        "the chart has no body “{asked}”",
        "write an id or a name of the table bodies",
    ),
    "no_such_obligation": (
        "无此项：{asked}",
        "最接近的有 {nearest}",
        "no such obligation: {asked}",
        "the nearest are {nearest}",
    ),
    "no_obligation_at_all": (
        "无此项：{asked}；到这一天一项也没有",
        "核对 --as-of、--known-at 和规则的起用日",
        "no such obligation: {asked}; up to this day there is none at all",
        "check --as-of, --known-at and the day the rules were adopted",
    ),
    "set_unknown": (
        "规则里没有「{name}」这个数",
        "可以改的有 {known}",
        "the rules have no number called {name}",
        "it can be one of {known}",
    ),
    "set_shape": (
        "「{text}」不是 名字=数",
        "写成 --set 名字=6mo 这样",
        "“{text}” is not name=value",
        "write it like --set name=6mo",
    ),
    "set_value": (
        "「{name}」不能写成「{value}」",
        "它的单位是 {units}，例如 {example}",
        "{name} cannot be {value}",
        "its unit is {units}, for example {example}",
    ),
    "folder_taken": (
        "{path} 不是空文件夹",
        "换一个新的或空的文件夹，原来的没有动",
        "{path} is not an empty folder",
        "choose a new or empty folder; nothing was changed",
    ),
    "folder_name": (
        "文件夹名「{name}」不能用作规则的名字",
        "用小写英文字母、数字和连字符，以字母开头",
        "the folder name {name} cannot be the name of a rulebook",
        "use small letters, digits and hyphens, beginning with a letter",
    ),
}
