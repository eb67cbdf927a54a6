"""Names of organisations of more words than the ones that give them away. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

WHOLE = """\
Zorgaanbieder: [Praktijk Rust & Ruimte]
Verzoek van [Expertisecentrum Leren & Leven Westland] om inzage.
Samen met [Stichting School & Welzijn].
aangemeld bij [praktijk rust & ruimte] in augustus
[bureau hoofd & hart] belt terug
Ouders zijn uitgenodigd bij [Bureau Ouderschap na Scheiding].
Aan: [Samenwerkingsverband Delflanden], loket
Ik vraag bij [Onderwijs Advies] een consult aan.
Zij vraagt of [Ambulant Thuis] kan starten.
zit op [chr. lyceum delft] in de brugklas
oppas via [buurvrouw voor buurvrouw] is geregeld""".splitlines()
FOUND = """\
moeder heeft contact gehad met [organisatie:spelenwijs] in [plaats:delft]
heb net [organisatie:ambulante spoedhulp] gesproken over het gezin
wij hebben [organisatie:intensieve thuishulp] gebeld""".splitlines()
GEEN = [
    "Ik vraag of Passend Onderwijs dit betaalt.",
    "Ik kon advies vragen bij Veilig Thuis.",
    "via moeder kwam vader, stap voor stap ging het beter",
    "heb gisteravond lang met hem gesproken",
]


@pytest.mark.parametrize("line", WHOLE)
def test_a_name_is_one_find_up_to_its_last_word(herkenner: Herkenner, line: str) -> None:
    before, _, rest = line.partition("[")
    name, _, after = rest.partition("]")
    assert name in told(before + name + after, herkenner.find)


@pytest.mark.parametrize("line", FOUND)
def test_who_is_called_or_has_a_place_is_found(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", GEEN)
def test_terms_and_what_is_told_are_left_alone(herkenner: Herkenner, text: str) -> None:
    assert [found for found in told(text, herkenner.find) if found != "gisteravond"] == []
