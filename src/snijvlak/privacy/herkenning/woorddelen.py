"""Of what a word that no dictionary has can be made: endings, beginnings, what an ending replaces."""

from __future__ import annotations

# What makes another word of a word: the stem loses or changes its end before it.
_ACHTER = """
    heid heden ing ingen atie aties elijk elijke isch ische eren eerd eerde baar bare tje tjes pje
    pjes schap schappen iteit iteiten loos los loze achtig achtige erij ist isten isme logie logisch
    logische atief ieve geving matig matige teit teiten eel ele
"""
# What inflects a word that stays as it is.
_UIT = """
    en e t d de te den ten s je jes er ers end ende st ste n es
"""
_VOOR = """
    ge be ver ont her on aan af op uit in door mee terug over voor na bij niet- binnen buiten samen
    tegen vast vol weg neer rond achter
"""
ACHTERVOEGSELS = tuple(_ACHTER.split())
UITGANGEN = tuple(_UIT.split())
VOORVOEGSELS = tuple(_VOOR.split())
# What an ending may have taken the place of: so many letters off, and these put on.
STAMMEN = (
    (0, ""),
    (0, "en"),
    (0, "e"),
    (1, ""),
    (1, "en"),
    (0, "n"),
    (0, "eren"),
)
