# outline: messages come here.
outline-new-section = New section
# The outline.
outline-page-outline = Outline
outline-page-front = Title page
outline-page-template = Template
outline-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
outline-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
outline-of = { $count } of { $all }
outline-cells = { $columns } × { $rows }
outline-section-of = { $count ->
    [one] Section with { $count } item
   *[other] Section with { $count } items
}
outline-limit-lines = { $most ->
    [one] At most { $most } line.
   *[other] At most { $most } lines.
}
outline-within-lines = { $most ->
    [one] { $is } of at most { $most } line
   *[other] { $is } of at most { $most } lines
}
outline-over-lines = { $is ->
    [one] { $is } line in print, at most { $most } is wanted: shorten it, or print it as it is
   *[other] { $is } lines in print, at most { $most } wanted: shorten it, or print it as it is
}
outline-limit-pages = { $most ->
    [one] At most { $most } page.
   *[other] At most { $most } pages.
}
outline-within-pages = { $most ->
    [one] { $is } of at most { $most } page
   *[other] { $is } of at most { $most } pages
}
outline-over-pages = { $is ->
    [one] { $is } page in print, at most { $most } is wanted: shorten it, or print it as it is
   *[other] { $is } pages in print, at most { $most } wanted: shorten it, or print it as it is
}
outline-kind-quotation = Quotation
outline-kind-list = List
outline-kind-figure = Figure
outline-kind-chronology = Chronology
outline-kind-table = Table
outline-kind-picture = Picture
outline-kind-biography = Biography
outline-kind-note = Note
outline-kind-page-break = Page break
outline-new-note = Note
outline-new-chronology = Chronology
outline-new-table = Table
outline-new-picture = Picture…
outline-new-biography = Biography
outline-new-page-break = Page break
outline-add = Add
outline-add-name = Add to the outline
outline-add-tip = Add a note, a table or a picture of your own, after the chosen item or to ‘{ $section }’
outline-added = Added to ‘{ $section }’
outline-first-articles = What you choose from the articles is collected here, in the order of the printed briefing.
outline-first-passages = Select words in the article and press Add to briefing, or add what is underlined with dots. The marked section takes it.
outline-section-title = Section title
outline-unnamed = Unnamed section
outline-section-empty = Empty. Mark it and add passages, or drag items here.
outline-target = Add new passages to { $name }
outline-section-remove = Remove section { $name }
outline-section-down = Move section { $name } down
outline-section-up = Move section { $name } up
outline-section-note = Add note to { $name }
outline-fold = Fold { $name }
outline-unfold = Unfold { $name }
outline-remove = Remove: { $name }
outline-write = Write note: { $name }
outline-down = Move down: { $name }
outline-up = Move up: { $name }
outline-move = Move to another section: { $name }
outline-move-to = Move to { $name }
outline-write-note = Write note
outline-remove-item = Remove
outline-your-note = Your note
outline-note = Note
outline-note-empty = Empty note
outline-note-write = Write your note
outline-note-add = Add a note in your own words
outline-bold = Bold (Ctrl+B)
outline-italic = Italic (Ctrl+I)
outline-points = List
outline-numbers = Numbered list
outline-shorten = Shorten…
outline-shorten-how = Press the words to leave out, or draw over them. An ellipsis shows where they were.
outline-shorten-brackets = Your own words stand in brackets here: change the wording in the field below.
outline-shorten-long = This quotation is too long to press its words: type what is to be printed in the field below.
outline-shorten-whole = Whole quotation
outline-shorten-done = Done
outline-wording = As printed
outline-words = Words of the quotation: arrows walk, the space bar leaves out or takes in
outline-word-leave-out = Leave out: { $word }
outline-word-take-in = Take in: { $word }
outline-word-in = { $word }, printed
outline-word-out = { $word }, left out
outline-wording-none = Nothing of the source is left. Keep at least one of its words, or remove the item.
outline-wording-differs = This says ‘{ $said }’ where the source has ‘{ $source }’. Put your own words in [square brackets], or take them out.
outline-wording-beyond = This says ‘{ $said }’ where the source has ended. Put your own words in [square brackets], or take them out.
outline-wording-order = The source has ‘{ $said }’ further up. Keep its order, or make two quotations.
outline-wording-unmarked = Words are left out before ‘{ $before }’. Put … where they were.
outline-passage-gone = The passage of this item is gone from the pack. Remove the item, or undo.
outline-article-gone = The article of this passage is not in the pack. Add its file again, or remove what is from it.
outline-words-differ = The words of this item are not the article’s any more. Remove the item and choose the passage again.
outline-value-differs = ‘{ $value }’ does not stand in the passage. Write the number as the passage has it.
outline-picture-gone = The picture’s file is not in the pack. Choose it again.
outline-picture-making = Loading the picture…
outline-picture-broken = This picture cannot be shown: { $why }. Choose another file.
outline-picture-other = Choose another file…
outline-picture-caption = Caption
outline-picture-caption-hint = Printed under the picture
outline-picture-alt = Alternative text
outline-picture-alt-hint = What is to be seen, for who cannot see it
outline-alt-missing = The picture has no alternative text: say in a sentence what it shows.
outline-figure-value = Number
outline-figure-value-hint = As the passage writes it
outline-figure-caption = What it counts
outline-figure-caption-hint = In your own words
outline-figure-passage = The passage it stands in
outline-biography-name = Name
outline-biography-name-hint = Given and family name
outline-biography-role = Office
outline-biography-role-hint = Minister of Foreign Affairs
outline-biography-text = What to know
outline-biography-text-hint = In your own words
outline-page-break-does = What follows opens a new page.
outline-show-passage = Show in the article
outline-entry-up = Entry up: { $name }
outline-entry-down = Entry down: { $name }
outline-entry-remove = Remove entry: { $name }
outline-entry-passage = Show in the article: { $name }
outline-entry-add = Add entry
outline-entry-sort = Sort by date
outline-entry-date = Date of entry { $number }
outline-entry-date-hint = 21 November 2026
outline-entry-date-wrong = Type a day as 21 November 2026 or 2026-11-21, several as 21–23 November 2026, a week as Week of 16 November 2026, a month as November 2026, a year as 2026.
outline-entry-text = Text of entry { $number }
outline-entry-text-hint = What happened
outline-table-caption = Caption
outline-table-caption-hint = What the table shows
outline-table-row = Add row
outline-table-column = Add column
outline-table-row-remove = Remove row { $number }
outline-table-column-remove = Remove column { $number }
outline-table-head = Head of column { $column }
outline-table-head-hint = Head
outline-table-cell = Row { $row }, column { $column }
