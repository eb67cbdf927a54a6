"""What the region wants to follow: indicators with outcomes and what plays from outside."""
