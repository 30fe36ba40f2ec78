"""What the file of a deployment says of a center otherwise than it was founded: what was founded counts."""

from __future__ import annotations

from collections.abc import Iterator

from admin_dispute.center.application import Center
from admin_dispute.center.upkeep.health import Finding
from admin_dispute.tenancy.configuration import CenterConfiguration


def unlike(configured: CenterConfiguration, opened: Center) -> Iterator[Finding]:
    """Give a warning for name, court and area each, where the file has another than the center was founded with."""
    with opened.records(reading=True) as records:
        state = opened.basis(records).state
    if state is None:
        return
    for title, written, founded in (
        ("中心名称", (configured.name,), (state.name,)),
        ("所在法院", (configured.court,), (state.court,)),
        ("辖区", configured.area, state.area),
    ):
        if set(written) != set(founded):
            here, there = "、".join(written), "、".join(founded)
            text = f"配置中的{title}（{here}）与设立时所定的（{there}）不同：以设立时所定的为准，请改配置"
            yield Finding(level="warning", code="configuration-differs", text=text)
