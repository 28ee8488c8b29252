"""`coverage --text` lays each sentence beside the clauses of its article: answered, unsure, copied, or nobody."""

from hengjian.cli.text_coverage import ANSWERS, UNSURE, Likeness, pieces_of
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from tests.cli.stage import Run
from tests.cli.test_text_attach import write
from tests.cli.texts import DAMAGED, SOUND


def test_each_sentence_has_its_clauses_and_norms_or_none(run: Run) -> None:
    done = run("coverage", run.rules, "--text", write(run, "a.txt", SOUND))
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:2] == ["谈话办法（样例） × a.txt", ""]
    assert [line.split()[:4] for line in lines[4:7]] == [
        ["1", "0.75", "1.1", "T01.1"],
        ["1", "1.00", "1.2", "-"],
        ["2", "没有规则作答", "-", "第二条下级一把手应当在谈话后十五日内把落实情况写成一页书面材料,送上…"],
    ]
    assert [line.split()[:2] for line in lines[-6:-1]] == [
        ["2", "有规则或理由作答"], ["0", "拿不准（?）"], ["0", "从别的条串来的"], ["6", "没有规则作答"], ["8", "合计"],
    ]  # fmt: skip
    assert lines[-1] == "像到 0.30 算作答，0.17 到 0.30 打问号由人看。"


def test_what_was_copied_in_from_another_article_is_not_searched_for(run: Run) -> None:
    done = run("--lang", "en", "coverage", run.rules, "--text", write(run, "b.txt", DAMAGED))
    assert [line.split()[:4] for line in done.out.splitlines() if "copied from" in line] == [
        ["3", "copied", "from", "2"]
    ]
    assert "新华社" not in done.out


def test_the_attached_text_is_taken_by_its_word(run: Run) -> None:
    early = run("coverage", run.rules, "--text", "attached")
    assert (early.code, early.err.startswith("my-rules 还没有附上原文 - ")) == (2, True)
    sound = write(run, "a.txt", SOUND)
    run("text", "attach", sound, run.rules)
    assert run("coverage", run.rules, "--text", "attached").out == run("coverage", run.rules, "--text", sound).out


def test_a_clause_that_is_a_little_alike_is_shown_with_a_question_mark(run: Run) -> None:
    other = ("谈话办法", "第一条 一把手来访时由门卫当面登记车号、核对证件，再请到接待室等候。")
    done = run("coverage", run.rules, "--text", write(run, "a.txt", other))
    [line] = [line for line in done.out.splitlines() if "门卫" in line]
    assert line.split()[2:4] == ["?", "1.1"]
    assert UNSURE <= float(line.split()[1]) < ANSWERS
    assert "没有一句对得上的款有1个：1.2" in done.out


def test_a_text_that_cannot_be_read_and_two_questions_at_once(run: Run) -> None:
    assert run("coverage", run.rules, "--text", "nobody.txt").code == 1
    both = run("coverage", run.rules, "--text", "a.txt", "--profile", "x")
    assert (both.code, both.err) == (2, "--text 和 --profile 不能一起用 - 分两次看\n")


def test_only_the_article_of_the_same_number_answers(run: Run) -> None:
    book = read_stack([find_rulebook(run.rules)]).rulebooks[0]
    likeness = Likeness(book)
    gist = book.articles[0].clauses[0].gist
    assert [each.clause.locator for each in likeness.answers(gist, "1")][:1] == ["1.1"]
    assert likeness.answers(gist, "2") == likeness.answers(gist, "") == likeness.answers(gist, "2.1") == []
    assert likeness.answers("", "1") == []


def test_pieces_are_two_chinese_characters_side_by_side() -> None:
    assert pieces_of("谈话，一 次 ABC") == {"谈话", "一次"}
