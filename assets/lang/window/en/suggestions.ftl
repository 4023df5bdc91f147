# The suggestions of all ticked articles.
suggestions-all = All
suggestions-chronology = Chronology
suggestions-agreements = Told alike
suggestions-conflicts = Conflicts
suggestions-tab = { $name }: { $count }
suggestions-tab-off = { $name }: switched off
suggestions-kind-off = { $count ->
    [0] { $kind } are switched off. None was found in the ticked articles.
    [one] { $kind } are switched off. { $count } was found in the ticked articles; it is not listed, and ‘Add all’ leaves it out.
   *[other] { $kind } are switched off. { $count } were found in the ticked articles; they are not listed, and ‘Add all’ leaves them out.
}
suggestions-switch-on = Switch on again
suggestions-switch-on-kind = Switch on again: { $kind }
suggestions-filter = Filter suggestions
suggestions-tick-first = Tick the articles on the left that belong to the briefing. What they have worth quoting is listed here.
suggestions-wait = Reading the articles…
suggestions-none = Nothing worth quoting was found. Select words in an article and highlight them.
suggestions-none-filtered = Nothing has these words. Type fewer of them, or choose another part.
suggestions-no-agreements = No statement is shared by several outlets. Tick articles of more outlets to see what they tell alike.
suggestions-no-conflicts = The ticked articles do not contradict each other in figures, dates or titles.
suggestions-open = Open: { $what }
suggestions-add = Add: { $what }
suggestions-added = In the briefing: { $what }
suggestions-dismiss = Dismiss: { $what }
suggestions-outlets = { $count ->
    [one] { $count } outlet
   *[other] { $count } outlets
}
suggestions-told-by = { $count ->
    [one] Told by { $count } outlet: { $names }
   *[other] Told by { $count } outlets: { $names }
}
suggestions-claim = { $source }: { $text }
suggestions-print-all = Print all sides
suggestions-print-all-of = Print all sides: { $about }
suggestions-choose-side = or add the side that you trust
suggestions-settled = Settled: one side is in the briefing
suggestions-accounts-differ = Accounts differ: { $claims }
suggestions-add-chronology = Add the whole chronology
suggestions-timeline = { $count ->
    [one] Timeline with { $count } entry
   *[other] Timeline with { $count } entries
}
suggestions-comparing = { $count ->
    [one] Comparing { $count } article
   *[other] Comparing { $count } articles
}
suggestions-all-printed = All sides are in the briefing
suggestions-told-in = { $count ->
    [one] Told in { $count } article: { $names }
   *[other] Told in { $count } independent articles: { $names }
}
suggestions-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
suggestions-titled = ‘{ $title }’
suggestions-list-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
suggestions-left-out = left out by { $names }
suggestions-changed-office = another office since
suggestions-changed-count = another count later
suggestions-changed-day = put off since
suggestions-changed-state = otherwise since
suggestions-conflict-figure = Different figures
suggestions-conflict-date = Different dates
suggestions-conflict-title = Different offices
suggestions-changed-since = Changed since: { $states }
suggestions-add-list = Add the whole list: { $name }
suggestions-changes = Changes
suggestions-no-changes = What the ticked articles tell of offices, counts and days did not change between them.
suggestions-add-all = Add all
suggestions-add-all-of = Add all: { $kind }
suggestions-all-added = All of these are in the briefing
suggestions-chronology-added = { $added ->
    [one] Added { $added } event
   *[other] Added { $added } events
}{ $there ->
    [0] {""}
    [one] ; { $there } was there already
   *[other] ; { $there } were there already
}
suggestions-chronology-there = { $count ->
    [one] The event is in the briefing’s chronology already
   *[other] All { $count } events are in the briefing’s chronologies already
}
