"""What clients who mean ill may do to a server, and what others notice: site_abuse.py PORT PID

Prints one line for each thing looked at, "name: value"; the test compares them."""
import http.client
import select
import socket
import sys
import threading
import time

port, pid = int(sys.argv[1]), int(sys.argv[2])
DRIPPING = 300
END = 12  # seconds, by which each dripping client has to be gone


def memory():
    with open(f'/proc/{pid}/status') as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith('VmRSS')) // 1024


def is_answered():
    client = http.client.HTTPConnection('127.0.0.1', port, timeout=3)
    try:
        client.request('GET', '/search?q=alliance')
        return client.getresponse().status == 200
    except OSError:
        return False
    finally:
        client.close()


def flood(beginning, piece):
    """Sends pieces until the server has had enough; at most 64 MiB."""
    sent = 0
    with socket.create_connection(('127.0.0.1', port), timeout=5) as client:
        try:
            client.sendall(beginning)
            while sent < 64 << 20:
                client.sendall(piece)
                sent += len(piece)
        except OSError:
            pass
    return sent


for _ in range(50):
    is_answered()
before = memory()

clients = [socket.create_connection(('127.0.0.1', port)) for _ in range(DRIPPING)]
for client in clients:
    client.sendall(b'GET /search?q=alliance HTTP/1.1\r\nX: ')
failed = asked = 0
flooded = []
threads = [threading.Thread(target=lambda b=b, p=p: flooded.append(flood(b, p))) for b, p in (
    (b'', b'A' * 65536),
    (b'GET / HTTP/1.1\r\nHost: a\r\n', b'X-Y: z\r\n' * 8192),
    (b'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n', b'b' * 65536))]
for thread in threads:
    thread.start()
begun = time.time()
while time.time() - begun < END:
    for client in clients:
        try:
            client.send(b'a')
        except OSError:
            pass
    asked += 1
    failed += not is_answered()
    time.sleep(0.3)
for thread in threads:
    thread.join()


def is_closed(client):
    try:
        ready, _, _ = select.select([client], [], [], 0)
        return bool(ready) and client.recv(1) == b''
    except OSError:
        return True


print('requests failed beside them:', failed if asked > 10 else f'only {asked} were made')
print('dripping clients that are still there:', sum(not is_closed(client) for client in clients))
print('floods taken to the end:', sum(sent >= 64 << 20 for sent in flooded))
grown = memory() - before
print('memory grew:', 'at most 10 MiB' if grown <= 10 else f'{grown} MiB')
