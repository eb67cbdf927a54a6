"""The breadcrumb ends with the title of the page, so that a page writes its title once."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext
from django.utils.safestring import mark_safe

register = template.Library()
# A form with errors says so in front of the title; in the breadcrumb it is the same page.
ERROR_PREFIX = "Fout: "


@register.simple_tag(takes_context=True)
def paginatitel(context: Context) -> str:
    """The text of the page's own block ``titel``, which a template cannot otherwise write twice."""
    blocks: BlockContext = context.render_context[BLOCK_CONTEXT_KEY]
    block = blocks.get_block("titel")
    title = block.render(context).strip().removeprefix(ERROR_PREFIX) if block else ""
    return mark_safe(title)  # noqa: S308 -- the block has escaped it already; twice would show &amp;
