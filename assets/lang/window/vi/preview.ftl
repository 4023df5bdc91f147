# Các thẻ của khung giữa, và bản xem trước.
middle-article = Bài báo
middle-suggestions = Gợi ý
middle-preview = Xem trước
middle-split = Hiện trang in bên cạnh bài báo
middle-single = Hiện từng phần một
preview-first = Đang dàn trang…
preview-empty = Chưa có gì để in.
preview-empty-way = Hãy thêm một đoạn trích hoặc ghi chú vào một mục: trang in sẽ hiện ở đây.
preview-broken = Không thể dàn lại trang.
preview-problems = Hiện mọi vấn đề
preview-pages = Các trang
preview-page = Trang { $page } trên { $count }
preview-small = Đến trang { $page } trên { $count }
preview-number = Số trang
preview-of = trên { $count }
preview-percent = { $percent } %
preview-zoom = Cỡ trang: { $percent } %
preview-show-small = Hiện các trang thu nhỏ
preview-hide-small = Ẩn các trang thu nhỏ
preview-back = Quay lại chỗ vừa xem
preview-front = Trang bìa
preview-item = Trên trang: { $words }
preview-item-tip = Nhấp để chọn trong dàn ý, nhấp đúp để đọc trong bài báo
preview-place-tip = Nhấp để sửa trong dàn ý
preview-paragraph-tip = Nhấp đúp để đọc trong bài báo
preview-link-tip = Đến trang { $page }
preview-over-limit = Từ đây, mục ‘{ $section }’ vượt quá giới hạn
preview-missing = Không phông chữ nào có ký tự này ({ $code })
preview-off = { $count } chỗ cần xem lại
preview-off-entry = tr. { $page }: { $what }
# Xuất: chọn gì, thấy gì trước khi xuất, đã làm gì.
export-options = Xuất có tùy chọn
export-sections = Các mục
export-sections-tip = Các mục bỏ ra không được in, phụ lục chỉ phục vụ chúng cũng vậy.
export-draft = In chữ DRAFT chéo mỗi trang
export-stamp = Dấu ghi
export-stamp-hint = Bản nháp làm lúc nào
export-attach = Kèm hồ sơ trong tệp
export-attach-tip = Ai nhận được tệp cũng đọc được ghi chú riêng của bạn và toàn văn các bài báo.
export-begin = Xuất…
export-cancel = Hủy
export-close = Đóng
export-go-on = Vẫn xuất
export-found = Có { $count } điểm nên xem lại trước khi xuất
export-found-tip = { $count ->
    [1] Điểm này không ngăn việc xuất. Nhấp vào để xem.
   *[other] Không điểm nào ngăn việc xuất. Nhấp vào một điểm để xem.
}
export-found-look = { $count ->
    [1] Nhấp vào để xem.
   *[other] Nhấp vào một điểm để xem.
}
export-stopped = Có { $count } lỗi ngăn việc xuất
export-stopped-tip = Chỉ xuất những gì đúng nguyên văn nguồn. Nhấp vào một lỗi để xem, sửa, rồi xuất lại.
export-checking = Đang kiểm tra
export-no-problems = Không thấy vấn đề nào
export-verified = Đã xuất { $file } ({ $pages } trang, { $quotations } đoạn trích đã kiểm chứng)
export-damaged = Đã xuất { $file }, nhưng thấy { $count } lỗi trong tệp; đừng chuyển tệp đi
