"""Stand-in for PyTorch, for programs that import it and use none of it.

LLaMA-Factory's and vLLM's argument parsers import libraries that are built on PyTorch, but compute nothing; PyTorch itself
with what it needs of CUDA is 2.4 GB. Every name of the package and of its modules is a class that can be a base, be called,
and be asked for further names. What the parsers ask of the machine is answered below: no GPU, one process group.
"""

import abc
import importlib.abc
import importlib.machinery
import sys
import types

__version__ = "2.1.0"
__path__ = []


class _Names(abc.ABCMeta):
    """Classes whose missing attributes are such classes."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = _placeholder(f"{cls.__module__}.{cls.__qualname__}.{name}")
        setattr(cls, name, value)
        return value

    def __or__(cls, other):
        return object

    __ror__ = __or__


class _Placeholder(metaclass=_Names):
    def __init__(self, *arguments, **keywords):
        pass

    def __init_subclass__(cls, **keywords):
        pass

    def __class_getitem__(cls, item):
        return cls

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(type(self), name)

    def __call__(self, *arguments, **keywords):
        # A decorator gives back what it was put on.
        return arguments[0] if len(arguments) == 1 and callable(arguments[0]) else _Placeholder()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def _placeholder(path):
    module, _, name = path.rpartition(".")
    return _Names(name, (_Placeholder,), {"__module__": module})


class _Module(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = _placeholder(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every module below `torch` except those of other machines: their presence means that there is one."""

    def find_spec(self, fullname, path=None, target=None):
        if not fullname.startswith("torch."):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        for name, value in _ANSWERS.get(module.__name__, {}).items():
            setattr(module, name, value)


class device:
    def __init__(self, name, index=None):
        self.type = str(name).partition(":")[0]
        self.index = index

    def __repr__(self):
        return f"device(type={self.type!r})"


class dtype:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"torch.{self.name}"


for _name in ("bfloat16", "float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool"):
    globals()[_name] = dtype(_name)
float, half, double, long, int = float32, float16, float64, int64, int32  # noqa: A001, F821


def _no(*arguments, **keywords):
    return False


def _yes(*arguments, **keywords):
    return True


def _zero(*arguments, **keywords):
    return 0


def _one(*arguments, **keywords):
    return 1


def _nothing(*arguments, **keywords):
    return None


_ANSWERS = {
    "torch.cuda": {"is_available": _no, "device_count": _zero, "is_bf16_supported": _no, "manual_seed_all": _nothing},
    "torch.cpu": {"is_available": _yes, "device_count": _one, "set_device": _nothing, "current_device": lambda: "cpu"},
    "torch.backends.mps": {"is_available": _no, "is_built": _no},
    "torch.version": {"cuda": None, "hip": None, "__version__": __version__},
    "torch.distributed": {
        "is_available": _yes,
        "is_initialized": _yes,
        "is_mpi_available": _no,
        "is_nccl_available": _no,
        "init_process_group": _nothing,
        "get_backend": lambda *arguments: "gloo",
        "get_rank": _zero,
        "get_world_size": _one,
        "barrier": _nothing,
    },
}


def manual_seed(seed):
    return None


def is_tensor(value):
    return False


sys.meta_path.insert(0, _Finder())


def __getattr__(name):
    if name.startswith("__") or name in ("npu", "mlu", "musa", "xpu", "_custom_ops"):
        raise AttributeError(name)
    path = f"torch.{name}"
    if name in ("cuda", "cpu", "backends", "version", "distributed", "nn", "utils", "optim", "jit", "library", "fx", "autograd"):
        value = importlib.import_module(path)
    else:
        value = _placeholder(path)
    globals()[name] = value
    return value
