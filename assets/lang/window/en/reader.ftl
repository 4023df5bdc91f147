# The reader: the article, its suggestions and highlights.
reader-start = Start with the articles
reader-start-how = Add them on the left. Lists, figures, quotations, promises and dates that an article tells are found by themselves; everything else you mark with the mouse. Export PDF makes the briefing.
reader-add-articles = Add articles…
reader-add-first = Add the first articles
reader-choose = Choose an article on the left to read it here.
reader-select-first = Select text in the article first
reader-highlighted = Highlighted
reader-removed = Highlight removed
reader-removed-with-use = Highlight removed, and with it what the briefing printed of it
reader-copied = Copied
reader-added = Added to ‘{ $section }’
reader-dismissed = Dismissed; Undo brings it back
reader-article-gone = The article of this passage is not in the pack; add its file again, or remove what is from it
reader-no-suggestions = No suggestions are shown in this article
reader-no-highlights = Nothing is highlighted in this article
# Cards.
reader-close-card = Close card
reader-of = { $at } of { $count }
reader-next-on-line = Next on this line
reader-previous-on-line = Previous on this line
reader-next-here = Next highlight here
reader-previous-here = Previous highlight here
reader-sign = Suggestion: { $what }
reader-signs = { $count } suggestions: { $what }
reader-list-announced = { $label }: { $found } of { $announced }
reader-list = { $found ->
    [one] { $label }: { $found } item
   *[other] { $label }: { $found } items
}
reader-no-speaker = Quotation
reader-week-of = Week of { $day }
reader-month = { $month } { $year }
reader-also = Also: { $names }
reader-more-places = { $count ->
    [one] … and { $count } more place
   *[other] … and { $count } more places
}
reader-add = Add to briefing
reader-to-section = to ‘{ $section }’
reader-in-briefing = In the briefing
reader-add-item = Add item { $number }
reader-item-added = Item { $number } is in the briefing
reader-dismiss = Dismiss
reader-dismiss-tip = Do not show this suggestion again (Delete)
reader-used-in = In ‘{ $section }’
reader-not-used = Highlighted, but not in the briefing
reader-go-to-use = Show in briefing
reader-note-highlight = Write a note
reader-remove-highlight = Remove highlight
reader-mark-as = Mark as: { $kind }
reader-add-to-section = Add to a section
# Kinds of suggestion.
reader-kinds = Kinds of suggestion
reader-kinds-title = Show suggestions
reader-show-kind = Show { $kind }
reader-restore = { $count ->
    [one] Bring back { $count } dismissed
   *[other] Bring back { $count } dismissed
}
kind-enumeration = List
kind-figure = Figure
kind-quote = Quotation
kind-commitment = Commitment
kind-event = Event
kind-person = Person
kind-body = Organisation
kinds-enumeration = Lists
kinds-figure = Figures
kinds-quote = Quotations
kinds-commitment = Commitments
kinds-event = Events
kinds-person = People
kinds-body = Organisations
mark-list = List
mark-figure = Figure
mark-quotation = Quotation
mark-commitment = Commitment
mark-event = Event
mark-name = Name
mark-own = Highlight
# Search.
reader-find = Find in article
reader-find-field = Find in this article
reader-find-next = Next place
reader-find-previous = Previous place
reader-find-none = Not found
reader-find-many = { $at } of more than { $count }
reader-find-exact = Accents and capitals count
reader-find-exact-short = Áa
reader-find-close = Close search
# Why something is suggested; the keys are the detection's own words.
because-an-invitation-and-its-acceptance = an invitation, and its acceptance
because-a-party-that-binds-itself = a party that binds itself
because-a-party-that-says-what-it-will-do-and-when-or-how-much = a party that says what it will do, and when or how much
because-a-number-with-its-unit = a number with its unit
because-a-number-with-what-it-counts = a number with what it counts
because-a-number-that-is-said-to-be-about-so-much = a number that is said to be about so much
because-a-large-number = a large number
because-a-number-that-something-reached = a number that something reached
because-a-share-of-something = a share of something
because-a-rank-among-a-number = a rank among a number
because-a-week-that-is-told = a week that is told
because-a-month-that-is-told = a month that is told
because-a-day-that-is-told = a day that is told
because-days-that-are-told = days that are told
because-a-day-told-from-the-article-s-own = a day told from the article's own
because-a-body-that-is-named = a body that is named
because-a-person-whose-role-is-given = a person whose role is given
because-a-person-who-is-named = a person who is named
because-words-between-quotation-marks-and-who-said-them = words between quotation marks, and who said them
because-a-sentence-between-quotation-marks-after-who-said-it = a sentence between quotation marks, after who said it
because-words-between-quotation-marks = words between quotation marks
because-a-short-saying-and-whose-it-is = a short saying, and whose it is
because-separated-by-commas = separated by commas
because-separated-by-semicolons = separated by semicolons
because-told-in-marked-lines = told in marked lines
because-told-by-ordinals = told by ordinals
because-numbered-within-the-text = numbered within the text
because-told-in-numbered-lines = told in numbered lines
because-list-announced = announced { $announced }, found { $found }, { $how }
because-list-found = found { $found }, { $how }
reader-told-by = { $count ->
    [one] Told by { $count } outlet
   *[other] Told by { $count } outlets
}
reader-disputed = Told otherwise elsewhere
reader-told-in = { $count ->
    [one] Told in { $count } article
   *[other] Told in { $count } independent articles
}
