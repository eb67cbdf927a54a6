"""Whether there are enough places in special education, how far pupils travel, and what a location more or
less would change.

Plain Python over numpy and polars, without Django:

- `punten`: where a postcode lies, and how far it is to a school;
- `reizen`: the distance that pupils travel, with what the masked counts leave open;
- `toewijzen`: pupils over places with the least distance (linear programme);
- `wat_als`: who travels less when a location opens, and who more when one closes;
- `inlezen`: a list of locations with places and waiting lists;
- `berekenen`: all of it, from what is loaded.

How and why: docs/besluiten/0026-dekkend-aanbod.md.
"""
