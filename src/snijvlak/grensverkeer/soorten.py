"""The types of education by the names that people know."""

from snijvlak.vormgeving.teksten import tekst

NAMEN = {
    "BO": tekst("grensverkeer.soorten.bo"),
    "SBO": tekst("grensverkeer.soorten.sbo"),
    "SO": tekst("grensverkeer.soorten.so"),
    "VSO": tekst("grensverkeer.soorten.vso"),
    "VO": tekst("grensverkeer.soorten.vo"),
    "PRO": tekst("grensverkeer.soorten.pro"),
    "MBO": tekst("grensverkeer.soorten.mbo"),
}
