"""Find schools where individual help can be bundled into collective help.

``inlezen``, ``personen`` and ``rekenen`` compute without Django.
How: ``docs/besluiten/0025-kosten-delen.md``.
"""
