// What the catalogue holds, as a JSON document for the records of certrail.Engine.
#pragma once

#include <string>

#include "certrail/engine.hpp"

namespace certrail::python {

std::string catalog_document(const Engine& engine);

}  // namespace certrail::python
