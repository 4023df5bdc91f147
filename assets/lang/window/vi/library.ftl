# Thư viện: các bài báo, cách thêm bài, và những gì bị lược bỏ khi nhập.
library-title = Bài báo
library-ticked = { $ticked } / { $all }
library-add-more = Các cách thêm bài khác
library-add-folder = Mọi bài trong ‘{ $folder }’
library-forget-folders = Quên các thư mục này
library-empty = Chưa có bài báo nào.
library-empty-first = Hãy thêm các văn bản bạn nhận được, thả tệp hoặc thư mục vào bất cứ đâu trên cửa sổ này, hoặc dán một văn bản.
library-list = Bài báo: đang hiện { $count }. Phím mũi tên để di chuyển, phím cách để đánh dấu, Enter để đọc, Delete để bỏ
library-read = Đọc { $title }
library-include = Chọn { $title }
library-used = { $count } đoạn trong bản tóm lược
library-suggested = { $count } gợi ý
library-story = Cùng một chuyện: { $articles } bài, { $outlets } nguồn
library-story-one = Cùng một chuyện: { $articles } bài, một nguồn
library-story-untold = Cùng một chuyện: { $articles } bài, chưa rõ nguồn
library-story-part = Cùng một chuyện: { $articles } bài, { $outlets } nguồn, { $untold } chưa rõ
library-rest = Các bài khác

# Lọc và sắp xếp.
library-filter = Lọc bài báo
library-filter-hint = Lọc theo từ  ( / )
library-filter-clear = Xóa từ khóa
library-filter-drop = Bỏ bộ lọc ‘{ $what }’
library-filter-all = Hiện tất cả
library-narrow = Lọc theo nguồn, ngày, ngôn ngữ …
library-only-ticked = Đã đánh dấu
library-only-used = Được trích trong bản tóm lược
library-only-suggested = Có gợi ý
library-filter-days = Đăng trong khoảng
library-from = Từ 11/2025
library-to = Đến 31/12/2025
library-days-wrong = Nhập năm, tháng hoặc ngày: 2025, 11/2025 hoặc 1/11/2025.
library-days-turned = Ngày đầu đứng sau ngày cuối.
library-filter-outlet = Nguồn
library-filter-language = Ngôn ngữ
library-no-outlet = Không ghi nguồn
library-no-language = Không rõ
library-shown = Hiện { $count } / { $all }
library-searching = Đang tìm trong văn bản…
library-searching-long = Không có trong tiêu đề nào; đang tìm trong văn bản…
library-nothing = Không có bài nào khớp bộ lọc này.
library-show-all = Hiện mọi bài
library-sort = Sắp xếp theo: { $column }
library-sort-by = Sắp xếp theo
library-sort-added = Thứ tự thêm vào
library-sort-title = Tiêu đề
library-sort-outlet = Nguồn
library-sort-date = Ngày
library-sort-language = Ngôn ngữ
library-sort-used = Số đoạn trong bản tóm lược
library-sort-suggested = Số gợi ý

# Những việc có thể làm với bài báo.
library-menu-read = Đọc
library-menu-details = Chi tiết và phần đã lược bỏ
library-menu-tick = { $count ->
    [1] Đánh dấu hoặc bỏ dấu
   *[other] Đánh dấu hoặc bỏ dấu { $count } bài
}
library-menu-remove = { $count ->
    [1] Bỏ vào thùng rác
   *[other] Bỏ { $count } bài vào thùng rác
}
library-foot-hint = Giữ Ctrl hoặc Shift để chọn nhiều bài
library-chosen = Đã chọn { $count }
library-tick-chosen = Đánh dấu hoặc bỏ dấu các bài đã chọn (phím cách)
library-details-chosen = Chi tiết và phần đã lược bỏ (Alt+Enter)
library-remove-chosen = Bỏ các bài đã chọn vào thùng rác (Delete)
library-removed = Đã bỏ { $count } bài vào thùng rác.
library-removed-passages = { $count } đoạn đã rời bản tóm lược theo; Hoàn tác hoặc thùng rác sẽ đưa lại.
library-restored = Đã đưa lại { $count } bài cùng các đoạn của chúng
library-bin = Thùng rác ({ $count })
library-bin-back = Về danh sách bài báo
library-bin-text = Các bài đã bỏ được giữ ở đây cùng các đoạn của chúng cho đến khi đổ thùng rác. Chúng được lưu cùng hồ sơ và không bao giờ được in.
library-bin-empty = Thùng rác trống.
library-bin-clear = Đổ thùng rác
library-bin-emptied = Thùng rác đã trống; { $count } bài không còn trong hồ sơ
library-bin-passages = { $count } đoạn
library-restore = Đưa lại { $title }
library-restore-all = Đưa lại tất cả
library-taken-back = { $count ->
    [1] Dòng này lại là một phần của bài
   *[other] { $count } dòng lại là một phần của bài
}

# Đọc tệp.
import-reading = Đang đọc các bài báo
import-reading-file = Đang đọc { $at } / { $of }: { $file }
import-counting = Đang tìm các bài báo…
import-progress = Đã đọc { $done } / { $of }
import-cancel = Dừng
import-cancelled = Đã dừng sau { $done } / { $of } tệp: { $what }
import-cancelled-first = Đã dừng; chưa đọc bài nào
import-added-one = Đã thêm { $title }
import-there-one = Đã có trong hồ sơ: { $title }
import-nothing = Không tìm thấy bài báo nào ở đó
import-added = Đã thêm { $count } bài
import-there = { $count } bài đã có trong hồ sơ
import-failed = Không đọc được { $count } tệp; lý do có trong thư viện
import-not-added = { $count } tệp không được thêm
import-more-failed = Và { $count } tệp nữa; ‘Chép danh sách’ có đủ.
import-retry = Thử lại
import-copy-list = Chép danh sách
import-list-copied = Đã chép { $count } dòng
import-dismiss = Bỏ qua
passed-over = Đã bỏ qua: { $what }.
passed-other = { $count } tệp thuộc loại khác
passed-names = { $more ->
    [0] ({ $names })
   *[other] ({ $names } và { $more } tệp nữa)
}
passed-hidden = { $count } tệp hoặc thư mục ẩn
passed-deep = { $count } thư mục nằm quá sâu
passed-closed = các thư mục không mở được ({ $folders })
passed-more = các tệp sau 20.000 tệp đầu; hãy thêm từng thư mục một

# Dán văn bản.
paste-title = Dán văn bản thành bài báo
paste-text = Ô nào để trống sẽ được đọc từ chính văn bản, như với một tệp.
paste-area = Nội dung bài báo
paste-hint = Dán bài báo vào đây (Ctrl+V)
paste-long = { $count } ký tự; chỉ hiện phần đầu
paste-clear = Dán văn bản khác
paste-field-title = Tiêu đề
paste-field-outlet = Nguồn
paste-field-date = Ngày
paste-field-author = Tác giả
paste-field-language = Ngôn ngữ
paste-none = Văn bản không nêu
paste-none-date = Văn bản không nêu; hãy gõ ngày, tháng, năm
paste-none-outlet = Văn bản không nêu; hãy gõ nơi đăng bài
paste-language-text = Theo văn bản
paste-language-guess = Theo văn bản ({ $language })
paste-add = Thêm bài báo
paste-cancel = Hủy
paste-reading = Đang đọc văn bản đã dán
paste-busy = Đang đọc một văn bản đã dán; hãy chờ đến khi xong

# Chi tiết và biên nhận nhập bài.
details-title = Tiêu đề
details-outlet = Nguồn
details-date = Ngày
details-author = Tác giả
details-language = Ngôn ngữ
details-length = Độ dài
details-file = Tệp
details-address = Địa chỉ
details-unknown = Không rõ
details-close = Đóng
details-correct = Lưu chỉnh sửa
details-cancel = Hủy
details-was-read = Đọc được: { $what }
details-as-read = Trở lại như đã đọc
details-as-read-tip = Đặt lại những gì bài viết tự ghi
library-corrected = Đã sửa thông tin bài viết; nội dung vẫn như cũ
receipt-count = { $count ->
    [0] Không có gì bị lược bỏ
   *[other] { $count } dòng đã bị lược bỏ
}
receipt-text = Những gì giống một phần của trang web hơn là của bài báo được giữ ở đây, kèm lý do. Hãy lấy lại những gì thuộc về bài; các đoạn bạn đã đánh dấu vẫn còn nguyên.
receipt-keep = Lấy lại
receipt-keep-line = Lấy lại dòng { $line }
receipt-keep-tip = Nhập lại bài báo với dòng này thành một đoạn văn
receipt-line = Dòng { $line } · { $reason }
reason-related-news = tít của bài khác
reason-section-label = tên chuyên mục
reason-navigation-list = trình đơn hoặc danh sách liên kết
reason-headlines-after-the-article = các tít sau bài
reason-ornament = hoa văn trang trí
reason-buttons-and-notices = nút bấm hoặc thông báo
reason-tags = thẻ từ khóa
reason-picture-mark = số thứ tự ảnh
reason-invisible-characters = ký tự không nhìn thấy
reason-end-mark = dấu kết bài
reason-agency-mark = ký hiệu hãng tin, đã giữ làm nguồn
reason-date-stamp = ngày đăng, đã giữ làm ngày của bài
reason-time-stamp = giờ đăng
reason-label = nhãn
reason-mail-header = phần đầu thư điện tử
reason-address = địa chỉ, được giữ cùng bài
reason-link = liên kết
reason-byline = tên hoặc chức danh tác giả
reason-byline-and-date = tác giả và ngày
reason-dateline = địa danh đầu bài, được giữ cùng bài
reason-dateline-and-agency-mark = địa danh và hãng tin, được giữ cùng bài
reason-line-after-the-article = dòng sau bài
reason-line-with-the-outlets-name = dòng ghi tên nguồn
reason-outlets-name = tên nguồn sau tiêu đề
reason-title-repeated = tiêu đề lặp lại
reason-title-repeated-above-a-picture = tiêu đề lặp lại phía trên ảnh
reason-another-title-was-typed = tiêu đề của văn bản; đã nhập tiêu đề khác
