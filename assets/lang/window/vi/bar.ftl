bar-untitled = Bản tóm lược chưa có tên
bar-open = Mở
bar-dark = Giao diện tối
bar-light = Giao diện sáng
