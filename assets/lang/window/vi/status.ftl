# Dòng trạng thái.
status-nothing = Không có gì để lưu
status-saved = Đã lưu
status-unsaved = Có thay đổi chưa lưu
status-saving = Đang lưu…
status-warnings = { $count } lưu ý
status-stop = Dừng
status-open = Mở
status-folder = Hiện trong thư mục
status-clear = Xóa lưu ý
status-show = Hiện chỗ đó
