"""Sentences for what can be wrong with the file of a regulation's text, and for what of it could not be read."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "text_format_unknown": (
        "不读 {suffix} 这种文件",
        "另存为 .docx、.pdf 或 .txt；图片要先做文字识别",
        "files ending in {suffix} are not read",
        "save it as .docx, .pdf or .txt; a picture needs text recognition first",
    ),
    "text_old_format": (
        "{file} 是旧格式（{suffix}）",
        "在文字处理软件里另存为 .docx",
        "{file} is of an old format ({suffix})",
        "save it as .docx in a word processor",
    ),
    "text_name_misleads": (
        "{file} 的名字说是 {suffix}，内容却是 {found}",
        "按内容改后缀，或重新导出",
        "the name of {file} says {suffix}, its content is {found}",
        "rename it after its content, or export it again",
    ),
    "text_not_word": (
        "{file} 不是 Word 文档",
        "在文字处理软件里另存为 .docx",
        "{file} is no Word document",
        "save it as .docx in a word processor",
    ),
    "text_macros": (
        "{file} 里有宏",
        "另存为不带宏的 .docx",
        "{file} holds macros",
        "save it as .docx without macros",
    ),
    "text_password": (
        "{file} 设了打开密码",
        "去掉密码，另存后再试",
        "{file} is protected by a password",
        "take the password off and save it again",
    ),
    "text_scanned": (
        "{file} 共{pages}页，没有一页有文字，是扫描图",
        "先做文字识别，存成带文字的 .pdf 或 .txt，再对照纸本看一遍",
        "no page of {file} has text (pages: {pages}); it is a scan",
        "run text recognition, save as .pdf with text or as .txt, and compare it with the paper",
    ),
    "text_empty": (
        "{file} 里没有文字",
        "核对是不是拿错了文件",
        "{file} holds no text",
        "check whether it is the right file",
    ),
    "text_binary": (
        "{file} 不是文字文件",
        "用记事本打开看看；是文档就另存为 .docx 或 .pdf",
        "{file} is no text file",
        "look at it in an editor; save a document as .docx or .pdf",
    ),
    "text_encoding": (
        "{file} 的编码不是 UTF-8，也不是 GB18030",
        "用记事本另存为 UTF-8",
        "{file} is neither UTF-8 nor GB18030",
        "save it as UTF-8 in an editor",
    ),
    "text_encoding_damaged": (
        "{file} 是 UTF-8，但从这一行起有坏的字节",
        "重新取一份；坏处不猜",
        "{file} is UTF-8 with broken bytes from this line on",
        "get the file again; nothing is guessed",
    ),
    "text_broken": (
        "{file} 坏了，读不出来（{why}）",
        "打开、另存后再试",
        "{file} is broken and cannot be read ({why})",
        "open it, save it again and try once more",
    ),
    "text_too_large": (
        "{file} 超过{most}兆字节",
        "去掉图片，或另存为 .txt",
        "{file} is larger than {most} MiB",
        "remove its pictures, or save it as .txt",
    ),
    "text_bomb": (
        "{file} 解开后超过{most}兆字节或部件太多，没有解开",
        "另存为 .txt",
        "{file} unpacks to more than {most} MiB or to too many parts, so it was not unpacked",
        "save it as .txt",
    ),
    "text_pages_too_many": (
        "{file} 有{pages}页，最多读{most}页",
        "只留这一部规定的几页",
        "{file} is too long (pages: {pages}; at most {most} are read)",
        "keep the pages of this regulation alone",
    ),
    "text_lines_too_many": (
        "{file} 有{lines}行，最多读{most}行",
        "删掉多余的空行，只留这一部规定",
        "{file} is too long (lines: {lines}; at most {most} are read)",
        "remove empty lines and keep this regulation alone",
    ),
    "text_too_long": (
        "{file} 有{letters}个字，最多读{most}个",
        "只留这一部规定",
        "{file} is too long (letters: {letters}; at most {most} are read)",
        "keep this regulation alone",
    ),
    "text_repeats": (
        "{file} 几乎全是重复的话，不重复的只有百分之{share}",
        "核对是不是导出坏了；只留一份这一部规定",
        "{file} repeats itself nearly throughout; only {share} % of it is new",
        "check whether the export went wrong, and keep the regulation once",
    ),
    "text_no_articles": (
        "{file} 里没有认出一条一条的编号",
        "核对是不是这部规定；编号要写成文字（第一条、一、），解读文章加 --beside",
        "no numbered articles were found in {file}",
        "check whether it is the regulation; numbers must be typed; for an interpretation add --beside",
    ),
    "text_kept_broken": (
        "留存的 {file} 坏了",
        "挪走这个文件，再 text attach 一次",
        "the kept {file} is broken",
        "move it away and attach the text again",
    ),
    "text_not_attached": (
        "{rulebook} 还没有附上原文",
        "先 hengjian text attach 文件 {rulebook}",
        "no text is attached to {rulebook} yet",
        "first run hengjian text attach FILE {rulebook}",
    ),
    "text_beside_against": (
        "--beside 和 --against 不能一起用",
        "先附正文（可加 --against），再附解读（--beside）",
        "--beside and --against do not go together",
        "attach the text first (perhaps with --against), then the interpretation with --beside",
    ),
    "text_profile": (
        "--text 和 --profile 不能一起用",
        "分两次看",
        "--text and --profile do not go together",
        "ask twice",
    ),
    "text_numbers_unread": (
        "{count}段用了 Word 自动编号，编号读不出来",
        "在 Word 里把自动编号转成文字，或另存为 .txt，再附一次",
        "Word numbers paragraphs by itself, and these numbers cannot be read (paragraphs: {count})",
        "turn them into text in Word, or save as .txt, and attach it again",
    ),
    "text_changes_tracked": (
        "有修订痕迹：插入{inserted}处，读了；删除{deleted}处，没有读",
        "核对；最好接受或拒绝修订后再附",
        "changes are tracked (inserted, read: {inserted}; deleted, not read: {deleted})",
        "check them; better accept or reject them first",
    ),
    "text_notes_unread": (
        "有脚注或尾注{count}处，没有读",
        "里面有正文就搬进正文再附",
        "footnotes and endnotes were not read ({count})",
        "if the regulation goes on in them, move that into the text",
    ),
    "text_pages_without_text": (
        "第 {pages} 页没有文字",
        "看原件；是图就先做文字识别",
        "pages without text: {pages}",
        "look at the original; run text recognition on pictures",
    ),
    "text_letters_unread": (
        "有{count}个字的字形没有对应的文字",
        "看原件，把这几处补上",
        "letters whose shape has no character: {count}",
        "look at the original and fill them in",
    ),
}
