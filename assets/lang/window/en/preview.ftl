# The middle pane's tabs, and the preview.
middle-article = Article
middle-suggestions = Suggestions
middle-preview = Preview
middle-split = Show the pages beside the article
middle-single = Show one at a time
preview-none = There are no pages yet.
