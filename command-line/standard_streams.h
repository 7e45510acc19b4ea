#pragma once

namespace pprsearch {

/// Takes the places of standard input, output and error if a program was started without them: the
/// next file to be opened would get their number, and what is told would be written into it.
/// Reading there fails, and so does writing. To be called first.
void hold_standard_streams();

}  // namespace pprsearch
