// The extension certrail._native. It is private to the package: texts in, JSON documents out.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <tuple>

#include "certrail/version.hpp"
#include "engine_binding.hpp"
#include "refused.hpp"
#include "table_binding.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace certrail::python {
namespace {

// Arguments and results are converted outside of it, where Python's lock is held.
using Unlocked = nb::call_guard<nb::gil_scoped_release>;

using OwnTexts = std::vector<std::tuple<std::string, std::string, std::string>>;

void make_engine(SharedEngine* self, const std::string& directory, const OwnTexts& own,
                 const std::string& day) {
  std::vector<OwnDocument> documents;
  for (const auto& [folder, called, text] : own) documents.push_back({folder, called, text});
  new (self) SharedEngine(directory, documents, day);
}

}  // namespace
}  // namespace certrail::python

NB_MODULE(_native, native) {
  using namespace certrail::python;
  native.attr("version") = CERTRAIL_VERSION;
  nb::exception<Refused>(native, "Refused");

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
      .def("__init__", &make_engine, "directory"_a, "own"_a, "day"_a, Unlocked())
      .def("recommend", &SharedEngine::recommend, "profile"_a, "asking"_a, Unlocked())
      .def("gap", &SharedEngine::gap, "profile"_a, "today"_a, Unlocked())
      .def("resolve", &SharedEngine::resolve, "kind"_a, "name"_a, "source"_a, Unlocked())
      .def("goal", &SharedEngine::goal, "expression"_a, Unlocked())
      .def("catalog", &SharedEngine::catalog, Unlocked());

  add_table_session(native);
}
