"""Schools: after or before the kind of school, by list, by form."""

from __future__ import annotations

from .instellingswoorden import BEGINT, LID, Gevonden, apart, closes, group, more, near_school
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    AFGELEID,
    BEGRIP,
    EIGENNAAM,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    TUSSEN,
    TYPEFOUT,
    WERKWOORD,
    WIJK,
    WOORD,
)

_BARE_BEFORE = ("op", "naar", "van", "bij", "volgens", "vanuit")
_IN_THE_MIDDLE = ("in", "op", "bij", "voor", "over", "aan")


def after_kind(t: Tekst, i: int) -> Gevonden | None:
    """``obs de wissel``, ``VSO De Piramide``: the name after the kind of school."""
    end, kind = t.phrase(i)
    j = end if kind & SCHOOLSOORT else i + 1
    while j < t.aantal and t.kind[j] & (SCHOOLSOORT | SCHOOLWOORD) and t.near[j]:
        j += 1
    bare = t.woord[i] in group("kale_school") and not kind & SCHOOLSOORT  # but school met de bijbel
    last = _name_end(t, j, bare=bare, short=t.woord[j - 1] in group("korte_schoolsoort"))
    if last == j:
        return None
    titled = t.hoofd[i] and t.hoofd[j] and t.woord[j] in LID  # School De Wijnberg
    first = j if bare and t.woord[i] not in ("so", "vo", "po") and not titled else i
    while (
        first
        and t.kind[first - 1] & SCHOOLSOORT
        and t.near[first]
        and t.woord[first - 1] not in group("kale_school")
    ):
        first -= 1
    return first, last, "school", "zeker" if _sure(t, j, last) else "mogelijk"


def _sure(t: Tekst, j: int, last: int) -> bool:
    """Whether the name is more than one ordinary word in small letters without an article."""
    ordinary = t.kind[j] & WOORD and not t.kind[j] & (SCHOOLNAAM | NAAM) and t.woord[j] not in LID
    return not (ordinary and last == j + 1 and not t.hoofd[j])


def _name_end(t: Tekst, j: int, *, bare: bool, short: bool) -> int:
    """The word after the name that starts at ``j``; ``j`` itself where no name starts."""
    start = j
    if j < t.aantal and t.near[j] and t.woord[j] in ("voor", "van") and j + 1 < t.aantal and t.hoofd[j + 1]:
        if t.woord[j - 1] == "college" and not t.hoofd[j - 1]:
            return start  # het college van B&W
        j += 1
    article = j < t.aantal and t.near[j] and (t.woord[j] in LID or t.woord[j] in ("el", "al", "an"))
    if article:
        j += 1
    if j >= t.aantal or not t.near[j]:
        return start
    whole, kind = t.phrase(j)
    if kind & SCHOOLNAAM and whole > j + 1:
        return whole
    titled = t.hoofd[j] and not (t.kind[j] & (RELATIE | WERKWOORD) and not article)
    if (
        not titled
        and not _small_name(t, j, article, bare)
        and not (not bare and _any_word(t, j, short=short))
    ):
        return start
    end = more(t, j)
    if (
        t.kind[j] & AANHEF
        and t.woord[j] in group("titel")
        and end == j + 1
        and end < t.aantal
        and t.near[end]
    ):
        end += 1  # dr. schaepman
    return end


def _any_word(t: Tekst, j: int, *, short: bool) -> bool:
    """An ordinary word as a name: after ``obs`` nearly always, after ``basisschool`` if a mark follows."""
    kind = t.kind[j]
    if not kind & (WOORD | TYPEFOUT) or kind & (BEGINT | GEEN_SCHOOL | SCHOOLSOORT | AANHEF):
        return False
    if short or (closes(t, j + 1) and bool(kind & AFGELEID or len(t.woord[j]) > 4)):
        return True
    # "op basisschool bastion": as a noun it would have an article.
    return t.woord[j - 1] == "basisschool" and j > 1 and t.near[j - 1] and t.woord[j - 2] in _BARE_BEFORE


def _small_name(t: Tekst, j: int, article: bool, bare: bool) -> bool:
    """Whether a word without a capital can be the name of a school after its kind."""
    kind, word = t.kind[j], t.woord[j]
    title = word in group("titel")
    if kind & (STOP | RELATIE | MAAND | AANHEF) and not title and not (article and kind & SCHOOLNAAM):
        return False
    if kind & (SCHOOLNAAM | EIGENNAAM) or title:
        return True
    if article:
        return not kind & GEEN_SCHOOL and not (bare and kind & (WOORD | BEGRIP | WERKWOORD))
    if bare or (kind & (WERKWOORD | BEGRIP | GEEN_SCHOOL) and not kind & NAAM):
        return False
    return bool(kind & (NAAM | PLAATS | WIJK) and not kind & (WERKWOORD | BEGRIP)) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )


def before_kind(t: Tekst, i: int) -> Gevonden | None:
    """``het Montaigne lyceum``, ``Willem de Zwijger College``: the name before the kind of school."""
    first = i
    while first and i - first < 5 and t.near[first]:
        if _titled_before(t, first, i) or (first == i and _small_before(t, i)):
            first -= 1
        else:
            break
    while first < i and t.kind[first] & TUSSEN and not t.hoofd[first]:
        first += 1
    if first < i and not t.hoofd[first]:
        first = _further_left(t, first)
    if first and t.woord[first - 1] in ("'s", "’s", "s") and (t.near[first] or t.gat[first] == "-"):
        first -= 1
    end = i + 1
    while (
        end < t.aantal
        and t.near[end]
        and end - i < 4
        and ((t.hoofd[end] and t.hoofd[i] and not t.kind[end] & (RELATIE | STOP)) or t.kind[end] & PLAATS)
    ):
        end += 1
    if first == i and (end == i + 1 or not t.hoofd[i + 1]):
        return None
    if t.woord[i] == "school" and not t.hoofd[i] and not t.hoofd[first]:
        return None
    sure = t.hoofd[first] or not t.kind[first] & WOORD
    return first, end, "school", "zeker" if sure else "mogelijk"


def _titled_before(t: Tekst, first: int, i: int) -> bool:
    """Whether the word before ``first`` has a capital, or stands between two that have."""
    j = first - 1
    kind = t.kind[j]
    if t.hoofd[j]:
        starts = t.start[j] and kind & WOORD and not kind & NAAM
        return not kind & (RELATIE | STOP | AANHEF) and not (
            starts and not (t.hoofd[i] and t.woord[i] != "school")
        )
    return bool(kind & TUSSEN and first < i and j and t.hoofd[j - 1] and t.woord[j] not in _IN_THE_MIDDLE)


def _small_before(t: Tekst, i: int) -> bool:
    """Whether the word before a kind of school, without a capital, is its name."""
    j = i - 1
    kind, word = t.kind[j], t.woord[j]
    if kind & BEGINT and not kind & (SCHOOLNAAM | EIGENNAAM):
        return False
    if word.endswith(("e", "se", "ge")) and kind & WOORD and not kind & SCHOOLNAAM:
        return False
    if kind & (NAAM | SCHOOLNAAM | ONBEKEND | PLAATS | WIJK) and not kind & TYPEFOUT:
        return True
    if kind & WOORD and t.woord[i] in group("eigen_schoolwoord"):
        return word not in group("gewone_school") and not word.endswith(("ig", "elijk", "isch"))
    return bool(kind & WOORD) and j > 0 and t.woord[j - 1] in ("het", "'t", "op")


def _further_left(t: Tekst, first: int) -> int:
    """``da vinci college``, ``visser 't hooft lyceum``: the words before a name in small letters."""
    if not first or not t.near[first]:
        return first
    before = t.kind[first - 1]
    if t.woord[first - 1] in ("da", "di", "du", "la", "le", "el", "al", "an") or (
        before & NAAM and not before & (WOORD | BEGINT | TUSSEN)
    ):
        return first - 1
    if not before & TUSSEN or first < 2 or not t.near[first - 1]:
        return first
    name = t.kind[first - 2]
    whole = name & (NAAM | ONBEKEND) and not name & (BEGINT | TYPEFOUT | TUSSEN)
    return first - 2 if whole or t.woord[first - 2] == "visser" else first


def titled(t: Tekst, i: int) -> Gevonden | None:
    """``prinses Irene``, ``sint jozef``, ``naar Dr. Schaepman``: a title and a name, where a school comes."""
    word = t.woord[i]
    if i + 1 >= t.aantal:
        return None
    kind = t.kind[i + 1]
    follows = t.near[i + 1] or t.gat[i + 1] == ". "
    if not follows or kind & (BEGINT | TUSSEN) or not (kind & (NAAM | ONBEKEND) or t.hoofd[i + 1]):
        return None
    if word in group("aanhef_school") and not (
        (i and t.woord[i - 1] in ("op", "naar")) or (i and t.woord[i - 1] == "school")
    ):
        return None
    return i, more(t, i + 1), "school", "mogelijk"


def labelled(t: Tekst, i: int) -> Gevonden | None:
    """``school: de bras``, ``zelfde school (Inspecteur W.P. Blokpoel)``: what a form says is the school."""
    j = i + 1
    if j >= t.aantal or t.kind[j] & (RELATIE | WERKWOORD | MAAND):
        return None
    gap = t.gat[j].strip(" ")
    if gap not in (":", "=", "(") or (t.kind[j] & STOP and t.woord[j] not in (*LID, "op")):
        return None
    end = j
    while end < t.aantal and end - j < 7 and (end == j or _inside(t, end, gap == "(")):
        if end > j and t.kind[end] & (WERKWOORD | RELATIE | MAAND) and not t.hoofd[end]:
            break
        end += 1
    while end > j and t.kind[end - 1] & STOP and not t.hoofd[end - 1]:
        end -= 1
    return (j, end, "school", "mogelijk") if end > j else None


def _inside(t: Tekst, end: int, bracketed: bool) -> bool:
    return t.near[end] or (bracketed and ")" not in t.gat[end] and t.gat[end] in (". ", "."))


def listed(t: Tekst, i: int) -> Gevonden | None:
    """One word that many schools have as their name."""
    kind = t.kind[i]
    if not kind & SCHOOLNAAM or kind & STOP:
        return None
    before = t.woord[i - 1] if i else ""
    named = t.hoofd[i] and not t.start[i]
    article = before in LID and t.near[i]
    if before == "de" and kind & ACHTERNAAM and not named and i > 1 and t.woord[i - 2] == "van":
        return None  # van de Vliet
    if article:
        everyday = t.woord[i] in group("alledaagse_schoolnaam")
        two = t.woord[i - 2] if i > 1 else ""
        placed = (two in group("op") and _about_school(t, i)) or (
            apart(t, i - 1) and (closes(t, i + 1) or t.hoofd[i])
        )
        if named or placed or not everyday:
            return i - 1, i + 1, "school", "zeker" if named else "mogelijk"
        return None
    alone = not kind & (WOORD | NAAM) or (before in ("op", "naar") and t.near[i])
    if (named and not kind & NAAM) or alone or (apart(t, i) and closes(t, i + 1)):
        if t.hoofd[i] and i and t.hoofd[i - 1] and t.near[i] and before in group("voor_schoolnaam"):
            return i - 1, i + 1, "school", "zeker"  # Onze Wereld
        return i, i + 1, "school", "zeker" if named else "mogelijk"
    return None


def _about_school(t: Tekst, i: int) -> bool:
    """Whether a word for going to school stands shortly before, or nothing says otherwise."""
    return (
        any(word in group("naar_school") for word in t.woord[max(0, i - 7) : i])
        or not t.kind[i] & WOORD
        or t.woord[i - 2] in ("op", "naar", "van")
    )


def phrase(t: Tekst, i: int, end: int) -> Gevonden | None:
    """A listed name of more words, from ``i`` to ``end``."""
    ordinary = all(t.kind[j] & (WOORD | STOP) for j in range(i, end)) and not (t.hoofd[i] and not t.start[i])
    article = i and t.woord[i - 1] in LID and t.near[i]
    bounded = apart(t, i) and closes(t, end)
    if ordinary and not article and not bounded and not near_school(t, i):
        return None
    return i - 1 if article else i, end, "school", "mogelijk" if ordinary else "zeker"
