// TableSession for Python: capsules, progress and interrupts.
#pragma once

#include <nanobind/nanobind.h>

namespace certrail::python {

void add_table_session(nanobind::module_& native);

}  // namespace certrail::python
