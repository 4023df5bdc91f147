# The library: its articles, the ways in which they come in, and what was left out of them.
library-title = Articles
library-ticked = { $ticked } of { $all }
library-add-more = More ways to add articles
library-add-folder = Everything in ‘{ $folder }’
library-forget-folders = Forget these folders
library-empty = No articles yet.
library-empty-first = Add the texts you were sent, drop their files or folders anywhere on this window, or paste a text.
library-list = { $count ->
    [one] Articles: { $count } shown. Arrow keys move, Space ticks, Enter reads, Delete removes
   *[other] Articles: { $count } shown. Arrow keys move, Space ticks, Enter reads, Delete removes
}
library-read = Read { $title }
library-include = Include { $title }
library-used = { $count ->
    [one] { $count } passage in the briefing
   *[other] { $count } passages in the briefing
}
library-suggested = { $count ->
    [one] { $count } suggestion
   *[other] { $count } suggestions
}
library-story = One story: { $articles } articles, { $outlets } outlets
library-story-one = One story: { $articles } articles, one outlet
library-story-untold = One story: { $articles } articles, outlets not told
library-story-part = One story: { $articles } articles, { $outlets ->
    [one] one outlet
   *[other] { $outlets } outlets
}, { $untold } not told
library-rest = Everything else

# Filter and order.
library-filter = Filter the articles
library-filter-hint = Filter by words  ( / )
library-filter-clear = Clear the words
library-filter-drop = Without the filter ‘{ $what }’
library-filter-all = Show everything
library-narrow = Filter by outlet, date, language …
library-only-ticked = Ticked
library-only-used = Quoted in the briefing
library-only-suggested = With suggestions
library-filter-days = Published between
library-from = From Nov 2025
library-to = To 31 Dec 2025
library-days-wrong = Type a year, a month or a day: 2025, Nov 2025 or 1 Nov 2025.
library-days-turned = The first day is after the last one.
library-filter-outlet = Outlet
library-filter-language = Language
library-no-outlet = No outlet named
library-no-language = Not told
library-shown = { $count } of { $all } shown
library-searching = Searching the texts…
library-searching-long = Not in any title; the texts are being searched…
library-nothing = No article fits this filter.
library-show-all = Show all articles
library-sort = Sorted by: { $column }
library-sort-by = Sort by
library-sort-added = Order of adding
library-sort-title = Title
library-sort-outlet = Outlet
library-sort-date = Date
library-sort-language = Language
library-sort-used = Passages in the briefing
library-sort-suggested = Suggestions

# What can be done with articles.
library-menu-read = Read
library-menu-details = Details and what was left out
library-menu-tick = { $count ->
    [one] Tick or untick
   *[other] Tick or untick { $count } articles
}
library-menu-remove = { $count ->
    [one] Remove to the bin
   *[other] Remove { $count } articles to the bin
}
library-foot-hint = Click with Ctrl or Shift for several
library-chosen = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen
}
library-tick-chosen = Tick or untick what is chosen (Space)
library-details-chosen = Details and what was left out (Alt+Enter)
library-remove-chosen = Remove what is chosen to the bin (Delete)
library-removed = { $count ->
    [one] 1 article is in the bin.
   *[other] { $count } articles are in the bin.
}
library-removed-passages = { $count ->
    [one] Its 1 passage left the briefing with it; Undo or the bin bring it back.
   *[other] { $count } passages left the briefing with them; Undo or the bin bring them back.
}
library-restored = { $count ->
    [one] 1 article is back, with its passages
   *[other] { $count } articles are back, with their passages
}
library-bin = Bin ({ $count })
library-bin-back = Back to the articles
library-bin-text = Removed articles stay here, with their passages, until the bin is emptied. They are saved with the pack and never printed.
library-bin-empty = The bin is empty.
library-bin-clear = Empty the bin
library-bin-emptied = { $count ->
    [one] The bin is empty; 1 article is gone from the pack
   *[other] The bin is empty; { $count } articles are gone from the pack
}
library-bin-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
library-restore = Restore { $title }
library-restore-all = Restore all
library-taken-back = { $count ->
    [one] The line is part of the article again
   *[other] { $count } lines are part of the article again
}

# Reading files.
import-reading = Reading articles
import-reading-file = Reading { $at } of { $of }: { $file }
import-counting = Looking for articles…
import-progress = { $done } of { $of } read
import-cancel = Stop
import-cancelled = Stopped after { $done } of { $of } files: { $what }
import-cancelled-first = Stopped; nothing was read yet
import-added-one = Added { $title }
import-there-one = Already in the pack: { $title }
import-nothing = No article was found there
import-added = { $count ->
    [one] 1 article added
   *[other] { $count } articles added
}
import-there = { $count ->
    [one] 1 was in the pack already
   *[other] { $count } were in the pack already
}
import-failed = { $count ->
    [one] 1 file could not be read; the library says why
   *[other] { $count } files could not be read; the library says why
}
import-not-added = { $count ->
    [one] 1 file was not added
   *[other] { $count } files were not added
}
import-more-failed = { $count ->
    [one] And 1 more; ‘Copy list’ has them all.
   *[other] And { $count } more; ‘Copy list’ has them all.
}
import-retry = Try again
import-copy-list = Copy list
import-list-copied = { $count ->
    [one] Copied 1 line
   *[other] Copied { $count } lines
}
import-dismiss = Dismiss
passed-over = Passed over: { $what }.
passed-other = { $count ->
    [one] 1 file of another kind
   *[other] { $count } files of other kinds
}
passed-names = { $more ->
    [0] ({ $names })
   *[other] ({ $names } and { $more } more)
}
passed-hidden = { $count ->
    [one] 1 hidden file or folder
   *[other] { $count } hidden files or folders
}
passed-deep = { $count ->
    [one] 1 folder too deep inside others
   *[other] { $count } folders too deep inside others
}
passed-closed = folders that could not be opened ({ $folders })
passed-more = files beyond the first 20,000; add their folders one by one

# Pasting a text.
paste-title = Paste a text as an article
paste-text = Whatever is left empty is read from the text itself, as with a file.
paste-area = The article’s text
paste-hint = Paste the article here (Ctrl+V)
paste-long = { $count ->
    [one] { $count } character; only the beginning is shown
   *[other] { $count } characters; only the beginning is shown
}
paste-clear = Take another text
paste-field-title = Title
paste-field-outlet = Outlet
paste-field-date = Date
paste-field-author = Author
paste-field-language = Language
paste-none = Not told by the text
paste-none-date = Not told by the text; type day, month and year
paste-none-outlet = Not told by the text; type who published it
paste-language-text = As the text says
paste-language-guess = As the text says ({ $language })
paste-add = Add article
paste-cancel = Cancel
paste-reading = Reading the pasted text
paste-busy = A pasted text is being read; wait until it is done

# Details and the import receipt.
details-title = Title
details-outlet = Outlet
details-date = Date
details-author = Author
details-language = Language
details-length = Length
details-file = File
details-address = Address
details-unknown = Not told
details-close = Close
details-correct = Save corrections
details-cancel = Cancel
details-was-read = Read as: { $what }
details-as-read = Back to what was read
details-as-read-tip = Put back what the text says of itself
library-corrected = The article’s details are corrected; its text is as it was
receipt-count = { $count ->
    [0] Nothing was left out
    [one] 1 line was left out
   *[other] { $count } lines were left out
}
receipt-text = What reads like part of a web page rather than of the article is kept here, with the reason. Take back what belongs to the article; passages you marked stay.
receipt-keep = Take back in
receipt-keep-line = Take line { $line } back in
receipt-keep-tip = Import the article again with this line as a paragraph
receipt-line = Line { $line } · { $reason }
reason-related-news = headline of another article
reason-section-label = name of a section
reason-navigation-list = menu or list of links
reason-headlines-after-the-article = headlines after the article
reason-ornament = ornament
reason-buttons-and-notices = button or notice
reason-tags = tags
reason-picture-mark = number of a picture
reason-invisible-characters = characters that nobody sees
reason-end-mark = mark at the end
reason-agency-mark = agency’s mark, kept as the outlet
reason-date-stamp = date, kept as the article’s date
reason-time-stamp = time of day
reason-label = label
reason-mail-header = header of a mail
reason-address = address, kept with the article
reason-link = link
reason-byline = author’s name or office
reason-byline-and-date = author and date
reason-dateline = dateline, kept with the article
reason-dateline-and-agency-mark = dateline and agency, kept with the article
reason-line-after-the-article = line after the article
reason-line-with-the-outlets-name = line with the outlet’s name
reason-outlets-name = outlet’s name after the title
reason-title-repeated = the title once more
reason-title-repeated-above-a-picture = the title once more, above a picture
reason-another-title-was-typed = the text’s own title; another was typed
