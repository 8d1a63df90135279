// The extension certrail._native. It is private to the package: texts in, JSON documents out.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <tuple>
#include <utility>

#include "certrail/names.hpp"
#include "certrail/version.hpp"
#include "engine_binding.hpp"
#include "interruptible.hpp"
#include "refused.hpp"
#include "table_binding.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace certrail::python {
namespace {

// Arguments and results are converted outside of it, where Python's lock is held.
using Unlocked = nb::call_guard<nb::gil_scoped_release>;

using OwnTexts = std::vector<std::tuple<std::string, std::string, nb::bytes>>;

constexpr auto kBetweenSignals = std::chrono::milliseconds(50);

void make_engine(SharedEngine* self, const std::string& directory, const OwnTexts& own,
                 const std::string& day) {
  std::vector<OwnDocument> documents;
  for (const auto& [folder, called, text] : own) {
    documents.push_back({folder, called, {text.c_str(), text.size()}});
  }
  const nb::gil_scoped_release unlocked;
  new (self) SharedEngine(directory, documents, day);
}

std::string recommend(SharedEngine& engine, const std::string& profile, const Asking& asking) {
  std::atomic<bool> stop{false};
  return interruptible(
      kBetweenSignals, [&] { return engine.recommend(profile, asking, stop); },
      [] {
        check_signals();
        return true;
      },
      [&] { stop = true; });
}

std::pair<std::string, std::optional<std::string>> held_of(const std::string& text) {
  const HeldText held = split_held(text);
  if (!held.earned_on) return {std::string(held.name), std::nullopt};
  return {std::string(held.name), std::string(*held.earned_on)};
}

}  // namespace
}  // namespace certrail::python

NB_MODULE(_native, native) {
  using namespace certrail::python;
  native.attr("version") = CERTRAIL_VERSION;
  nb::exception<Refused>(native, "Refused");
#ifdef NDEBUG
  // Whoever ends Python with an engine in use need not hear of it.
  nb::set_leak_warnings(false);
#endif

  nb::class_<Asking>(native, "Asking")
      .def(nb::init<>())
      .def_rw("top", &Asking::top)
      .def_rw("distinct", &Asking::distinct)
      .def_rw("max_nodes", &Asking::max_nodes, nb::arg().none())
      .def_rw("time_limit_ms", &Asking::time_limit_ms, nb::arg().none())
      .def_rw("track", &Asking::track)
      .def_rw("today", &Asking::today)
      .def_rw("horizon_months", &Asking::horizon_months, nb::arg().none())
      .def_rw("horizon_day", &Asking::horizon_day)
      .def_rw("sort", &Asking::sort);

  nb::class_<SharedEngine>(native, "Engine")
      .def("__init__", &make_engine, "directory"_a, "own"_a, "day"_a)
      .def("recommend", &recommend, "profile"_a, "asking"_a)
      .def("gap", &SharedEngine::gap, "profile"_a, "today"_a, Unlocked())
      .def("resolve", &SharedEngine::resolve, "kind"_a, "name"_a, "source"_a, Unlocked())
      .def("goal", &SharedEngine::goal, "expression"_a, Unlocked())
      .def("catalog", &SharedEngine::catalog, Unlocked());

  native.def("split_held", &held_of, "text"_a);
  add_table_session(native);
}
