"""Published serving rates of accelerators, and throughput at limited power."""

from __future__ import annotations

from functools import partial

from orbitdc.compute.parameters import AcceleratorParameters, ComputeParameters, ServedModelParameters
from orbitdc.compute.payload import payload
from orbitdc.compute.throttle import accelerator_power_fraction, relative_throughput
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.catalogs import load_entry
from orbitdc.scenario.declaration import default_arrays, parameters
from orbitdc.validation.case import Case

_UTILIZATION = parameters(ServedModelParameters)["compute_utilization"]
_MODEL_ERROR = float(_UTILIZATION.default or 0.0) / float(_UTILIZATION.low or 1.0) - 1
"""How far a result that nothing was set to may lie off: the declared range of the utilization, not the source's."""

_RATES = (
    (
        "gb300-nvl72",
        "deepseek-r1",
        5842.5,
        0.01,
        "the bandwidth utilization is set to it, so this guards the calibration",
    ),
    ("gb200-nvl72", "deepseek-r1", 4023.8, 0.10, "nothing was set to it"),
    ("b200", "deepseek-r1", 4172.4, 0.10, "nothing was set to it"),
    ("gb300-nvl72", "llama-3.1-405b", 223.7, 0.25, "the arithmetic utilization is set between this and H200"),
    ("h200", "llama-3.1-405b", 69.1, 0.25, "the arithmetic utilization is set between this and GB300"),
    ("gb200-nvl72", "llama-3.1-405b", 214.0, _MODEL_ERROR, "nothing was set to it"),
    ("b200", "llama-3.1-405b", 207.6, _MODEL_ERROR, "nothing was set to it"),
    ("h100", "llama-3.1-405b", 48.9, _MODEL_ERROR, "nothing was set to it"),
    ("b200", "llama-3.3-70b", 12863.6, _MODEL_ERROR, "run with Llama 2 70B; nothing was set to it"),
    ("gb200-nvl72", "llama-3.3-70b", 13015.4, _MODEL_ERROR, "run with Llama 2 70B; nothing was set to it"),
    ("h200", "llama-3.3-70b", 4414.6, _MODEL_ERROR, "run with Llama 2 70B; nothing was set to it"),
    ("h100", "llama-3.3-70b", 3902.5, _MODEL_ERROR, "run with Llama 2 70B; nothing was set to it"),
    ("mi300x", "llama-3.3-70b", 3481.8, _MODEL_ERROR, "run with Llama 2 70B; nothing was set to it"),
)
_LIMITED = (
    ("gptj", "GPT-J offline", 350.0, 13096.6, 20086.1),
    ("bert", "BERT offline", 400.0, 54063.2, 73309.5),
    ("stable_diffusion", "Stable Diffusion offline", 450.0, 13.202, 17.4186),
    ("llama2_70b", "Llama 2 70B offline", 500.0, 25262.1, 31302.7),
    ("llama2_70b_server", "Llama 2 70B under a latency limit", 500.0, 23113.1, 29228.2),
    ("mixtral", "Mixtral offline", 500.0, 48987.9, 59022.3),
)
_FULL_W = 700.0
_SERVER_W = 2130.0
"""What the server with eight accelerators drew beside them, mean of five measured runs."""

_DEFAULTS = default_arrays(ComputeParameters)


def _tokens_per_s(accelerator: str, model: str) -> float:
    """Return output tokens per second of a named model on a named accelerator."""
    stated = load_entry("accelerator", accelerator, AcceleratorParameters).declared
    served = load_entry("served_model", model, ServedModelParameters).declared
    result = payload(
        compute=_DEFAULTS,
        accelerator=default_arrays(
            AcceleratorParameters, {name: float(one.default or 0.0) for name, one in stated.items() if not one.choices}
        ),
        served_model=default_arrays(
            ServedModelParameters, {name: float(one.default or 0.0) for name, one in served.items()}
        ),
        fleet=default_arrays(FleetParameters),
    )
    return float(result.tokens_per_accelerator_s[0])


def _throughput(limit_w: float) -> float:
    """Return the share of throughput at a power limit, the server's own power unchanged."""
    full = 8 * _FULL_W + _SERVER_W
    return float(
        relative_throughput(
            power_fraction=1 - 8 * (_FULL_W - limit_w) / full,
            chip_power_fraction=8 * _FULL_W / full,
            idle_power_fraction=_DEFAULTS.idle_power_fraction[0],
            throughput_exponent=_DEFAULTS.power_throughput_exponent[0],
        )
    )


def _limit_w(measured_w: float) -> float:
    """Return the limit of one accelerator that a measured power of the server means."""
    full = 8 * _FULL_W + _SERVER_W
    share = accelerator_power_fraction(power_fraction=measured_w / full, chip_power_fraction=8 * _FULL_W / full)
    return _FULL_W * float(share)


CASES: tuple[Case, ...] = (
    *(
        Case(
            id=f"{accelerator}_{model}_tokens_per_s",
            area="compute",
            text=f"Tokens per second of one {accelerator} on {model}, offline; {how}",
            compute=partial(_tokens_per_s, accelerator, model),
            published=rate,
            tolerance=share * rate,
            unit="1/s",
            source="mlperf_inference_5_1",
            status="primary",
        )
        for accelerator, model, rate, share, how in _RATES
    ),
    *(
        Case(
            id=f"power_limit_{load}",
            area="compute",
            text=f"Throughput of an H200 at {limit:g} W of {_FULL_W:g}, {name}; loads differ by 0.05",
            compute=partial(_throughput, limit),
            published=limited / full,
            tolerance=0.05,
            unit="1",
            source="mlperf_inference_4_1",
            status="primary",
        )
        for load, name, limit, limited, full in _LIMITED
    ),
    *(
        Case(
            id=f"power_limit_{limit:g}_w_from_the_server",
            area="compute",
            text=f"Limit of each of eight accelerators, from the {measured:g} W that the whole server drew ({name})",
            compute=partial(_limit_w, measured),
            published=limit,
            tolerance=45.0,
            unit="W",
            source="mlperf_inference_4_1",
            status="primary",
        )
        for name, limit, measured in (
            ("GPT-J", 350.0, 4778.0),
            ("BERT", 400.0, 5617.0),
            ("Stable Diffusion", 450.0, 5538.0),
            ("Llama 2 70B", 500.0, 6161.0),
        )
    ),
)
