# Các thẻ của khung giữa, và bản xem trước.
middle-article = Bài báo
middle-suggestions = Gợi ý
middle-preview = Xem trước
middle-split = Hiện trang in bên cạnh bài báo
middle-single = Hiện từng phần một
preview-none = Chưa có trang nào.
