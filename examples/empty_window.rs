//! An empty window of the same kind as Briefpack's, to set its start beside:  see `tests/scripts/time-start`.
#![expect(clippy::print_stderr, reason = "the first frame is said to whoever measures")]

use eframe::egui;

struct Empty {
    is_drawn: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Empty");
        if !std::mem::replace(&mut self.is_drawn, true) {
            eprintln!("first frame");
        }
    }
}

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_title("Empty").with_inner_size([1320.0, 860.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty { is_drawn: false }))))
}
