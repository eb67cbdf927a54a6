"""The look: page layout and form parts, after NL Design System."""
