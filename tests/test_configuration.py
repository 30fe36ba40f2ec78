"""The TOML of a deployment: faults by their path, centers opened one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import Run

from admin_dispute import BadConfiguration, FixedClock, NotFound, PluginFault, open_platform
from admin_dispute.testing.office import REGISTERED

GOOD = """
form = 1
[centers.wenxian]
name = "温县中心"
court = "温县人民法院"
area = ["410825"]
database = "sqlite:///data/wenxian.db"
plugins = ["wenxian"]
[centers.broken]
name = "坏"
court = "x"
area = ["41"]
database = "sqlite:///broken.db"
plugins = ["nowhere"]
"""


def faults(tmp_path: Path, page: str) -> dict[str, str]:
    """Give the faults of a configuration by their paths."""
    file = tmp_path / "admin-dispute.toml"
    file.write_text(page, "utf-8")
    with pytest.raises(BadConfiguration) as bad:
        open_platform(file)
    return {fault.path: fault.text for fault in bad.value.faults}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (("form = 1", "form = 2"), "form"),
        (("form = 1", ""), "form"),
        (('name = "温县中心"\n', ""), "centers.wenxian.name"),
        (('area = ["410825"]', "area = []"), "centers.wenxian.area"),
        (('area = ["410825"]', 'area = ["温县"]'), "centers.wenxian.area.0"),
        (('area = ["410825"]', 'area = ["41082"]'), "centers.wenxian.area.0"),
        (('area = ["410825"]', 'area = ["41", "410800"]'), "centers.wenxian.area.1"),
        (('plugins = ["wenxian"]', 'plugin = ["wenxian"]'), "centers.wenxian.plugin"),
        (('plugins = ["wenxian"]', 'plugins = "wenxian"'), "centers.wenxian.plugins"),
        (('court = "温县人民法院"', 'court = "x"\nalgorithm = "md5"'), "centers.wenxian.algorithm"),
        (("[centers.wenxian]", '[centers."温县"]'), "centers.温县"),
    ],
)
def test_each_fault_has_its_path(tmp_path: Path, change: tuple[str, str], path: str) -> None:
    """A missing, unknown or wrong entry is named with its place, in Chinese."""
    found = faults(tmp_path, GOOD.replace(*change))

    assert path in found
    assert any("\u4e00" <= sign <= "\u9fff" for sign in found[path])


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    """A file that can't be read at all says why."""
    file = tmp_path / "x.toml"
    file.write_text("form = = 1", "utf-8")
    with pytest.raises(BadConfiguration) as bad:
        open_platform(file)
    assert bad.value.code == "not-toml"
    with pytest.raises(BadConfiguration) as bad:
        open_platform(tmp_path / "nowhere.toml")
    assert bad.value.code == "no-configuration"


def test_a_broken_plugin_affects_its_center_alone(tmp_path: Path) -> None:
    """The center that needs a missing plugin can't be opened; the other one can."""
    file = tmp_path / "admin-dispute.toml"
    file.write_text(GOOD, "utf-8")
    platform = open_platform(file, clock=FixedClock.at(REGISTERED))

    assert platform.center("wenxian").today() == REGISTERED
    with pytest.raises(PluginFault):
        platform.center("broken")
    with pytest.raises(NotFound):
        platform.center("elsewhere")
    platform.close()


def test_a_relative_database_is_beside_its_file(tmp_path: Path) -> None:
    """A relative SQLite path counts from the configuration file, wherever the program was started."""
    file = tmp_path / "admin-dispute.toml"
    file.write_text(GOOD, "utf-8")
    platform = open_platform(file)

    assert platform.centers["wenxian"].database == f"sqlite:///{tmp_path}/data/wenxian.db"


def test_one_table_for_one_plugin_set(tmp_path: Path) -> None:
    """Centers with the same plugins in the same order share what was compiled of them."""
    file = tmp_path / "admin-dispute.toml"
    second = GOOD.replace("centers.broken", "centers.mengzhou").replace('"nowhere"', '"wenxian"')
    file.write_text(second, "utf-8")
    platform = open_platform(file)

    assert platform.center("wenxian").table is platform.center("mengzhou").table
    platform.close()


def test_a_file_that_says_otherwise_than_the_center_was_founded(center: Run) -> None:
    """Name, court and area are of the founding: where the file says another area, `doctor` says which one counts."""
    page = Path("admin-dispute.toml")
    assert "configuration-differs" not in center("doctor", "--json")[1]
    page.write_text(page.read_text("utf-8").replace('area = ["410825"]', 'area = ["410825", "410883"]'), "utf-8")
    code, out, _ = center("doctor", "--json")

    told = [found["text"] for found in json.loads(out)["wenxian"] if found["code"] == "configuration-differs"]
    assert (code, len(told)) == (0, 1)
    assert "辖区（410825、410883）与设立时所定的（410825）不同" in told[0]


def test_init_of_a_section_that_says_otherwise(run: Run) -> None:
    """A section that is there stays as it is; what was founded otherwise is told at once."""
    section = 'name = "温县"\ncourt = "院"\narea = ["410825"]\ndatabase = "sqlite:///wenxian.db"\n'
    Path("admin-dispute.toml").write_text(f"form = 1\n[centers.wenxian]\n{section}", "utf-8")
    code, out, _ = run(
        "init", "wenxian", "--name", "温县", "--court", "院", "--area", "410883", "--administrator-name", "李某"
    )

    assert code == 0
    assert "辖区（410825）与设立时所定的（410883）不同" in out
    assert Path("admin-dispute.toml").read_text("utf-8").endswith(section)
