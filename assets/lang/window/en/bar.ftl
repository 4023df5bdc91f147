bar-untitled = Untitled briefing
bar-open = Open
bar-dark = Dark theme
bar-light = Light theme
