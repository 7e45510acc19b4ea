<?php
// Asks pprsearch from PHP, without any extension: of a site by HTTP, or of a program that is kept
// running, by lines of JSON. Both answer with the same JSON.
//
//   php search.php http://127.0.0.1:8080/ QUERY
//   php search.php INDEX QUERY                    (PPRSEARCH names the program)
declare(strict_types=1);

function ask_site(string $site, string $query, int $limit): array {
    $address = $site . 'search.json?' . http_build_query(['q' => $query, 'n' => $limit]);
    $context = stream_context_create(['http' => ['timeout' => 5, 'ignore_errors' => true]]);
    $text = @file_get_contents($address, false, $context);
    if ($text === false) throw new RuntimeException("$site does not answer");
    $answer = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    if (!isset($answer['hits'])) throw new RuntimeException($answer['detail'] ?? $answer['title']);
    return $answer;
}

/** A process that answers line by line. */
final class Program {
    private $process;
    private array $pipes = [];

    public function __construct(string $index) {
        $command = [getenv('PPRSEARCH') ?: 'pprsearch', '--index', $index, '--batch', '-', '--format', 'json'];
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes);
        if ($this->process === false) throw new RuntimeException("$command[0] cannot be run");
    }
    public function ask(array $request): array {
        fwrite($this->pipes[0], json_encode($request, JSON_THROW_ON_ERROR) . "\n");
        $line = fgets($this->pipes[1]);
        if ($line === false) throw new RuntimeException('the program has ended');
        $answer = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
        if (isset($answer['error'])) throw new RuntimeException($answer['error']['message']);
        return $answer;
    }
    public function __destruct() {
        foreach ($this->pipes as $pipe) fclose($pipe);
        if (is_resource($this->process)) proc_close($this->process);
    }
}

function ask_program(string $index, string $query, int $limit): array {
    return (new Program($index))->ask(['query' => $query, 'syntax' => 'lenient', 'limit' => $limit]);
}

try {
    $place = $argv[1];
    $ask = preg_match('~^https?:~', $place) === 1 ? 'ask_site' : 'ask_program';
    $result = $ask($place, $argv[2] ?? '', 5);
    echo $result['total'], " found\n";
    foreach ($result['hits'] as $hit) echo $hit['rank'], '. ', $hit['entry']['title'], "\n";
} catch (Throwable $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(2);
}
