"""Reasons that speak of posts and people: who is bound, who no longer is, who stands in, whom to tell."""

REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "same_person_up": (
        ("{0}与对象是同一个人，由上一级来办", "{0} and the subject are one person; the duty moves one level up"),
        ("承担的人与对象是同一个人，由上一级来办", "bearer and subject are one person; the duty moves one level up"),
    ),
    "vacant_up": (
        ("{0}从{1}起空缺，由上一级来办", "{0} has been vacant since {1}; the duty moves one level up"),
        ("{0}空缺，由上一级来办", "{0} is vacant; the duty moves one level up"),
        ("职务空缺，由上一级来办", "the post is vacant; the duty moves one level up"),
    ),
    "handed_over": (
        (
            "{2}由{0}交给{1}，到期日不变",
            "handed over from {0} to {1} on {2}; the due day stays",
        ),
        ("由{0}交给{1}，到期日不变", "handed over from {0} to {1}; the due day stays"),
        ("已经移交，到期日不变", "handed over; the due day stays"),
    ),
    "vacant": (
        ("{0}从{1}起空缺", "{0} has been vacant since {1}"),
        ("{0}空缺", "{0} is vacant"),
        ("职务空缺", "the post is vacant"),
    ),
    "bound_ended": (
        ("从{1}起{0}，这一次到此为止", "from {1} on {0}; this one ends there"),
        ("{0}，这一次到此为止", "{0}; this one ends there"),
        ("不再由他承担，这一次到此为止", "no longer bound; this one ends there"),
    ),
    "by_deputy": (
        ("由副职{0}代为办理", "done by the deputy {0}"),
        ("由副职代为办理", "done by a deputy"),
    ),
    "any_of": (
        ("{0}中任一个办了就算", "any of these may do it: {0}"),
        ("任一个办了就算", "any of several may do it"),
    ),
    "recused": (
        ("在{0}中回避，上面也没有可以接手的人", "recused in {0}, and nobody above could take over"),
        ("已经回避，上面也没有可以接手的人", "recused, and nobody above could take over"),
    ),
    "no_outside_address": (
        (
            "上面没有可以告知的人，本单位也没有写明本级以外的地址",
            "nobody above could be told, and the office names no address outside",
        ),
    ),
    "rerouted": (
        ("按「{0}」告知时绕开了要避开的人", "“{0}” was followed round those who must not be told"),
        ("告知时绕开了要避开的人", "telling went round those who must not be told"),
    ),
    "nobody_above": (("已经到了最上面，没有可以告知的人", "this is the top; there is nobody above to tell"),),
    "partly_dated": (
        ("{0}的任期只写到「{1}」，只算确定的日子", "the tenure of {0} is written as “{1}”; only certain days count"),
        ("任期没有写全，只算确定的日子", "the tenure is not fully dated; only certain days count"),
    ),
    "joint": (
        ("{0}要共同签名，{1}没有签", "{0} needs every signature; that of {1} is missing"),
        ("要共同签名，有人没有签", "every signature is needed; one is missing"),
    ),
}
