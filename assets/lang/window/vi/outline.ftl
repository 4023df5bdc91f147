# outline
outline-new-section = Mục mới
