# Gợi ý của mọi bài đã đánh dấu.
suggestions-all = Tất cả
suggestions-chronology = Niên biểu
suggestions-agreements = Các báo cùng nêu
suggestions-conflicts = Mâu thuẫn
suggestions-tab = { $name }: { $count }
suggestions-tab-off = { $name }: đang tắt
suggestions-kind-off = { $count ->
    [0] Loại ‘{ $kind }’ đang tắt. Các bài đã đánh dấu không có gợi ý nào thuộc loại này.
   *[other] Loại ‘{ $kind }’ đang tắt. Các bài đã đánh dấu có { $count } gợi ý thuộc loại này; chúng không hiện trong danh sách và ‘Thêm tất cả’ sẽ không lấy chúng.
}
suggestions-switch-on = Bật lại
suggestions-switch-on-kind = Bật lại: { $kind }
suggestions-filter = Lọc gợi ý
suggestions-tick-first = Hãy đánh dấu những bài ở bên trái dùng cho bản tóm lược. Những gì đáng trích trong các bài sẽ hiện ở đây.
suggestions-wait = Đang đọc các bài…
suggestions-none = Không tìm thấy gì đáng trích. Hãy chọn đoạn văn trong bài rồi tô.
suggestions-none-filtered = Không gợi ý nào có những chữ này. Hãy gõ ít chữ hơn hoặc chọn phần khác.
suggestions-no-agreements = Không có nội dung nào được nhiều báo cùng nêu. Hãy đánh dấu bài của nhiều báo hơn.
suggestions-no-conflicts = Các bài đã đánh dấu không mâu thuẫn nhau về con số, ngày tháng hay chức vụ.
suggestions-open = Mở: { $what }
suggestions-add = Thêm: { $what }
suggestions-added = Đã có trong bản tóm lược: { $what }
suggestions-dismiss = Bỏ qua: { $what }
suggestions-outlets = { $count } báo
suggestions-told-by = { $count } báo cùng nêu: { $names }
suggestions-claim = { $source }: { $text }
suggestions-print-all = In mọi phía
suggestions-print-all-of = In mọi phía: { $about }
suggestions-choose-side = hoặc thêm phía mà bạn tin
suggestions-settled = Đã giải quyết: một phía có trong bản tóm lược
suggestions-accounts-differ = Các nguồn nói khác nhau: { $claims }
suggestions-add-chronology = Thêm cả niên biểu
suggestions-timeline = Dòng thời gian với { $count } mốc
suggestions-comparing = Đang đối chiếu { $count } bài
suggestions-all-printed = Mọi phía đều đã có trong bản tóm lược
suggestions-told-in = { $count } bài độc lập cùng đưa: { $names }
suggestions-articles = { $count } bài
suggestions-titled = ‘{ $title }’
suggestions-list-items = { $count } mục
suggestions-left-out = { $names } không nêu
suggestions-changed-office = chức vụ nay đã khác
suggestions-changed-count = con số về sau đã khác
suggestions-changed-day = sau đó đã lùi ngày
suggestions-changed-state = tình hình nay đã khác
suggestions-conflict-figure = Con số khác nhau
suggestions-conflict-date = Ngày khác nhau
suggestions-conflict-title = Chức vụ khác nhau
suggestions-changed-since = Đã thay đổi: { $states }
suggestions-add-list = Thêm cả danh sách: { $name }
suggestions-changes = Thay đổi
suggestions-no-changes = Giữa các bài đã đánh dấu, chức vụ, con số và ngày tháng không có gì thay đổi.
suggestions-add-all = Thêm tất cả
suggestions-add-all-of = Thêm tất cả: { $kind }
suggestions-all-added = Tất cả đều đã có trong bản tóm lược
suggestions-chronology-added = Đã thêm { $added } sự kiện{ $there ->
    [0] {""}
   *[other] ; { $there } sự kiện đã có sẵn
}
suggestions-chronology-there = Cả { $count } sự kiện đã có trong niên biểu của bản tin
