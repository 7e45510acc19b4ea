"""Asks a server one thing: http_get.py ADDRESS TARGET [HEADER...]; prints status, headers, body.

ADDRESS is http://HOST:PORT/ or the path of a socket."""
import socket
import sys

address, target, headers = sys.argv[1], sys.argv[2], sys.argv[3:]
if address.startswith('http://'):
    host, port = address[len('http://'):].rstrip('/').rsplit(':', 1)
    client = socket.create_connection((host.strip('[]'), int(port)), timeout=20)
else:
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(20)
    client.connect(address)
lines = [f'GET {target} HTTP/1.1', 'Host: localhost', 'Connection: close', *headers, '', '']
client.sendall('\r\n'.join(lines).encode())
answer = b''
while piece := client.recv(65536):
    answer += piece
head, _, body = answer.partition(b'\r\n\r\n')
print(head.decode().replace('\r\n', '\n') + '\n')
sys.stdout.flush()
sys.stdout.buffer.write(body)
