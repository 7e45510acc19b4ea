# DOCUMENT must hold the text of QUOTED, as it is. Run by ctest.
file(READ "${DOCUMENT}" document)
file(READ "${QUOTED}" quoted)
string(FIND "${document}" "${quoted}" place)
if(place EQUAL -1)
  message(FATAL_ERROR "${DOCUMENT} does not quote ${QUOTED} as it is now")
endif()
