//! A briefing to pages: collect, shape, break lines, paginate.

pub mod page;

use crate::assemble::Briefing;
use crate::diag::Sink;
use page::Pages;

/// Lays a briefing out. Depends on its input alone: the same briefing gives the same pages.
pub fn layout(briefing: &Briefing, sink: &mut Sink) -> Pages {
    let _ = (briefing, sink);
    Pages::default()
}
