"""What a collective arrangement at a school costs, split over the municipalities where its pupils live.

``aantallen``, ``verdelen``, ``afronden``, ``deling``, ``verrekenen`` and ``scenarios`` compute, without
Django. What they do and why: ``docs/besluiten/0025-kosten-delen.md``.
"""
