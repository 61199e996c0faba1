//! Lines of text: soft breaks, hard breaks, tasks.

use super::{Element, Event, Frame, Reader};
use crate::markdown::characters::joins;

impl Reader<'_> {
    /// Something visible was written: a soft break before it becomes a space or nothing.
    pub(super) fn visible(&mut self, text: &str) {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return };
        let waiting = self.soft_break.take().and_then(|at| self.out.last_mut()?.get_mut(at));
        if let Some(Event::SoftBreak { space }) = waiting {
            *space = self.last.is_some_and(|before| !joins(before, first));
        }
        self.last = Some(last);
    }

    /// A new line of text begins: breaks do not reach over it.
    pub(super) fn new_line(&mut self) {
        self.last = None;
        self.soft_break = None;
    }

    pub(super) fn line_break(&mut self) {
        self.emit(Event::HardBreak);
        self.new_line();
    }

    pub(super) fn task(&mut self, checked: bool) {
        let item = self.stack.iter().rev().find_map(|frame| match frame {
            Frame::Kept(open) => match self.events().get(*open) {
                Some(Event::Open { element: Element::Item { .. }, .. }) => Some(*open),
                _ => None,
            },
            _ => None,
        });
        if let Some(Event::Open { element: Element::Item { task }, .. }) =
            item.and_then(|at| self.out.last_mut().and_then(|out| out.get_mut(at)))
        {
            *task = true;
        }
        self.open(Element::Task { checked });
        self.stack.push(Frame::Task);
    }
}
