"""How long each kind of personal data is kept: the rules, the computing, and how rooms join in."""
