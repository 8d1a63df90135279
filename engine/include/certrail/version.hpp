#pragma once

#define CERTRAIL_VERSION "0.1.0"
