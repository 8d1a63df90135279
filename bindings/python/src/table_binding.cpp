#include "table_binding.hpp"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "interruptible.hpp"
#include "table_session.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace certrail::python {
namespace {

constexpr auto kBetweenReports = std::chrono::milliseconds(100);
constexpr const char* kSchemaName = "arrow_schema";
constexpr const char* kArrayName = "arrow_array";

/// Takes over what a producer's capsule holds.
template <class Structure>
Owned<Structure> taken_out(const nb::capsule& capsule, const char* name) {
  void* found = PyCapsule_GetPointer(capsule.ptr(), name);
  if (found == nullptr) throw nb::python_error();
  auto& structure = *static_cast<Structure*>(found);
  if (structure.release == nullptr) throw nb::value_error("the Arrow capsule was used before");
  return Owned<Structure>(structure);
}

/// What nobody takes out is released with the capsule.
template <class Structure>
nb::capsule in_capsule(Owned<Structure> owned, const char* name) {
  auto* moved = new Structure(*owned);
  owned.get()->release = nullptr;
  return nb::capsule(moved, name, [](void* pointer) noexcept {
    auto* held = static_cast<Structure*>(pointer);
    if (held->release != nullptr) held->release(held);
    delete held;
  });
}

void make_session(TableSession* self, const SharedEngine& engine, const TableAsking& asking,
                  const nb::capsule& schema) {
  Owned<ArrowSchema> owned = taken_out<ArrowSchema>(schema, kSchemaName);
  const nb::gil_scoped_release unlocked;
  new (self) TableSession(engine, asking, std::move(owned));
}

nb::capsule schema_of_answers(const std::string& fields, bool matrix) {
  ArrowSchema schema;
  describe_answers(fields, matrix, schema);
  return in_capsule(Owned<ArrowSchema>(schema), kSchemaName);
}

/// False of Python or numpy; whoever returns nothing or a number did not mean to stop.
bool is_false(const nb::object& said) {
  const auto type = nb::cast<std::string>(said.type().attr("__name__"));
  return (type == "bool" || type == "bool_") && PyObject_IsTrue(said.ptr()) == 0;
}

/// Asks Python whether to go on; throws what it raises.
bool goes_on(const TableSession& session, const nb::object& progress, const nb::object& total) {
  check_signals();
  if (progress.is_none()) return true;
  return !is_false(progress(session.rows_done(), total));
}

/// Answers all batches in threads of its own, while this one waits for them, for signals and for
/// the time to report. None: progress said to stop.
std::optional<std::vector<nb::capsule>> answer(TableSession& session,
                                               const std::vector<nb::capsule>& arrays,
                                               const nb::object& progress,
                                               const nb::object& total) {
  std::vector<Owned<ArrowArray>> batches;
  for (const nb::capsule& array : arrays) {
    batches.push_back(taken_out<ArrowArray>(array, kArrayName));
  }
  std::vector<Owned<ArrowArray>> answers;
  const bool whole = interruptible(
      kBetweenReports, [&] { return session.answer(std::move(batches), answers); },
      [&] { return goes_on(session, progress, total); }, [&] { session.stop(); });
  if (!whole || !goes_on(session, progress, total)) return std::nullopt;
  std::vector<nb::capsule> out;
  for (Owned<ArrowArray>& each : answers) out.push_back(in_capsule(std::move(each), kArrayName));
  return out;
}

}  // namespace

void add_table_session(nb::module_& native) {
  nb::class_<TableAsking>(native, "TableAsking")
      .def(nb::init<>())
      .def_rw("defaults", &TableAsking::defaults)
      .def_rw("today", &TableAsking::today)
      .def_rw("track", &TableAsking::track)
      .def_rw("top", &TableAsking::top)
      .def_rw("distinct", &TableAsking::distinct)
      .def_rw("max_nodes", &TableAsking::max_nodes, nb::arg().none())
      .def_rw("fields", &TableAsking::fields)
      .def_rw("matrix", &TableAsking::matrix)
      .def_rw("threads", &TableAsking::threads)
      .def_rw("cache_bytes", &TableAsking::cache_bytes);

  nb::class_<TableSession>(native, "TableSession")
      .def("__init__", &make_session, "engine"_a, "asking"_a, "schema"_a, nb::keep_alive<1, 2>())
      .def("answer", &answer, "arrays"_a, "progress"_a.none(), "total"_a.none());

  native.def("column_names", &table_column_names);
  native.def("answers_schema", &schema_of_answers, "fields"_a, "matrix"_a);
}

}  // namespace certrail::python
