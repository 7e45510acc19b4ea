#pragma once

/// Marks what the library shows to whoever links it: all else is hidden, in a shared library and
/// in the objects of a static one alike.
#define PPRSEARCH_EXPORT __attribute__((visibility("default")))
