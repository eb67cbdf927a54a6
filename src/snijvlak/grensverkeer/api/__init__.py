"""The open figures of grensverkeer for machines: ``/api/v1/grensverkeer/``.

- `vragen`: what is asked of the prepared tables, in plain Python;
- `vormen`: what goes over the line, from which the description (OpenAPI) is made;
- `router`: the addresses.
"""
