"""Long work: asked for in a page, done beside it, with progress that can be left and found again."""
