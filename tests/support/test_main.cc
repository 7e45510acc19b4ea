// The one place where Boost.Test's main comes from; every test program links it.
#define BOOST_TEST_MODULE pprsearch
#include <boost/test/unit_test.hpp>
