"""A second verifier, by other hands in another language with nothing but Python's standard library and openssl.

It knows the formats from their specifications (RFC 6962, C2SP checkpoint and tlog-proof, SSHSIG) and shares no code
with the product. It answers one word a package: `good`, or `bad` and the first thing it found.
"""
import base64, hashlib, hmac, json, re, struct, subprocess, sys, tempfile, os, zipfile

class Bad(Exception):
    pass

def need(condition, reason):
    if not condition:
        raise Bad(reason)

def openssl_verify(key, message, signature):
    der = bytes.fromhex('302a300506032b6570032100') + key
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for name, data in (('key', der), ('message', message), ('signature', signature)):
            names[name] = os.path.join(folder, name)
            with open(names[name], 'wb') as out:
                out.write(data)
        done = subprocess.run(['openssl', 'pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', names['key'],
                               '-rawin', '-in', names['message'], '-sigfile', names['signature']], capture_output=True)
        return done.returncode == 0

def ssh_strings(data):
    out = []
    while data:
        (length,) = struct.unpack('>I', data[:4])
        need(len(data) >= 4 + length, 'sshsig cut')
        out.append(data[4:4 + length])
        data = data[4 + length:]
    return out

def ssh_string(data):
    return struct.pack('>I', len(data)) + data

def check_sshsig(armour, message, namespace):
    lines = armour.decode('ascii', 'replace').strip().split('\n')
    need(lines[0] == '-----BEGIN SSH SIGNATURE-----' and lines[-1] == '-----END SSH SIGNATURE-----', 'sshsig armour')
    blob = base64.b64decode(''.join(lines[1:-1]))
    need(blob[:10] == b'SSHSIG\0\0\0\1', 'sshsig magic')
    key_blob, name, reserved, algorithm, signature = ssh_strings(blob[10:])
    need(name == namespace and algorithm == b'sha512', 'sshsig namespace')
    key = ssh_strings(key_blob)[1]
    signed = b'SSHSIG' + ssh_string(name) + ssh_string(reserved) + ssh_string(algorithm) + ssh_string(hashlib.sha512(message).digest())
    need(openssl_verify(key, signed, ssh_strings(signature)[1]), 'sshsig signature')
    return key_blob

def root_from(leaf, index, size, path):
    node, at, last = hashlib.sha256(b'\0' + leaf).digest(), index, size - 1
    need(index < size, 'index')
    for sibling in path:
        need(last > 0, 'proof long')
        if at % 2 == 1 or at == last:
            node = hashlib.sha256(b'\1' + sibling + node).digest()
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            node = hashlib.sha256(b'\1' + node + sibling).digest()
        at, last = at // 2, last // 2
    need(last == 0, 'proof short')
    return node

def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'), sort_keys=True).encode()

def check(path, policy):
    archive = zipfile.ZipFile(path)
    names = archive.namelist()
    need(len(names) == len(set(names)), 'names twice')
    files = {name: archive.read(name) for name in names}
    need('manifest.json' in files and 'manifest.json.sig' in files, 'manifest missing')
    raw = files['manifest.json']
    manifest = json.loads(raw)
    need(canonical(manifest) == raw, 'manifest spelling')
    need(manifest['format'] == 'smart-rescue-package@v1' and set(manifest) == {
        'v', 'format', 'id', 'createdAt', 'software', 'organisation', 'case', 'log', 'exhibits', 'omitted', 'files'}, 'manifest shape')
    signer = check_sshsig(files['manifest.json.sig'], raw, b'smart-rescue-package@v1')
    signers = [base64.b64decode(line.split()[2]) for line in policy if line.startswith('#package-signer ')]
    need(signer in signers, 'signer')
    listed = [entry['path'] for entry in manifest['files']]
    need(listed == sorted(set(listed)), 'manifest order')
    need(set(names) - {'manifest.json', 'manifest.json.sig'} == set(listed), 'files')
    for entry in manifest['files']:
        data = files[entry['path']]
        need(len(data) == entry['size'] and hashlib.sha256(data).hexdigest() == entry['sha256'], 'hash')
    numbers = [exhibit['number'] for exhibit in manifest['exhibits']]
    need(numbers and len(set(numbers)) == len(numbers), 'exhibits')
    need({f'custody/{number}.jsonl' for number in numbers} == {name for name in names if name.startswith('custody/')}, 'histories')
    note = files['checkpoint'].decode()
    body, lines = note.rsplit('\n\n', 1)
    origin, size, root = body.split('\n')[:3]
    need((origin, int(size), root) == (manifest['log']['origin'], manifest['log']['size'], manifest['log']['root']), 'checkpoint manifest')
    keys = [line.split()[1] for line in policy if line.startswith('log ')]
    key = next((key for key in keys if key.split('+')[0] == origin), None)
    need(key is not None and manifest['log']['vkey'] in keys, 'log')
    signature = next((line.split(' ')[2] for line in lines.strip().split('\n') if line.split(' ')[1] == origin), None)
    need(signature is not None, 'unsigned')
    blob, public = base64.b64decode(signature), base64.b64decode(key.split('+', 2)[2])
    need(blob[:4].hex() == key.split('+')[1], 'log key')
    need(openssl_verify(public[1:], (body + '\n').encode(), blob[4:]), 'checkpoint signature')
    need('quorum none' in policy, 'quorum')
    proofs, leaves = set(), {}
    for exhibit in manifest['exhibits']:
        history = files[f"custody/{exhibit['number']}.jsonl"]
        need(history.endswith(b'\n'), 'history lines')
        before = None
        for n, line in enumerate(history[:-1].split(b'\n')):
            leaf = json.loads(line)
            need(canonical(leaf) == line, 'leaf spelling')
            need(leaf['item'] == exhibit['item'] and leaf['n'] == n and leaf.get('prev') == before, 'history')
            need(leaf['case'] == manifest['case']['pseudonym'], 'case')
            need(leaf['type'] in ('evidence.sealed', 'exhibit.recorded', 'evidence.read', 'package.exported'), 'act')
            before = 'sha256:' + hashlib.sha256(b'\0' + line).hexdigest()
            name = f"proofs/{leaf['seq']}.tlog-proof"
            need(name in files, 'proof missing')
            head, rest = files[name].decode().split('\n\n', 1)
            need(rest == note, 'proof checkpoint')
            words = head.split('\n')
            need(words[0] == 'c2sp.org/tlog-proof@v1' and words[1] == f"index {leaf['seq']}", 'proof head')
            path_ = [base64.b64decode(word) for word in words[2:]]
            need(base64.b64encode(root_from(line, leaf['seq'], int(size), path_)).decode() == root, 'proof')
            proofs.add(name)
            leaves[(exhibit['number'], leaf['seq'])] = leaf
        need(exhibit['head'] == {'n': n, 'hash': before}, 'head')
        need(leaf['type'] == 'package.exported' and leaf['head'] == leaf['prev'], 'cut')
    need(proofs == {name for name in names if name.startswith('proofs/')}, 'proofs')
    salts, claimed = json.loads(files['salts.json']), set()
    items = [entry for entry in manifest['files'] if entry['path'].startswith('items/')]
    need(salts.get('v') == 1 and set(salts['salts']) == {entry['path'] for entry in items}, 'salts')
    for entry in items:
        leaf = leaves.get((entry['exhibit'], entry['leaf']))
        need(leaf is not None and leaf['type'] == 'evidence.sealed' and leaf['role'] == entry['role'], 'item leaf')
        need(leaf['ct'] == entry['ciphertext'] and leaf['ptc'] == entry['ptc'], 'item hashes')
        need(entry['leaf'] not in claimed, 'item twice')
        claimed.add(entry['leaf'])
        mac = hmac.new(bytes.fromhex(salts['salts'][entry['path']]), files[entry['path']], hashlib.sha256).hexdigest()
        need(entry['ptc'] == 'hmac-sha256:' + mac, 'commitment')
    omitted = {(entry['exhibit'], entry['leaf']) for entry in manifest['omitted']}
    for place, leaf in leaves.items():
        need(leaf['type'] != 'evidence.sealed' or place[1] in claimed or place in omitted, 'absent')
    text = files['consistency.txt'].decode()
    need(text.startswith('smart-rescue consistency v1\n'), 'consistency')
    for block in text.strip().split('\n\n')[1:]:
        words = block.split('\n')
        need(re.match(r'^old \d+ \S+$', words[0]), 'consistency form')
        old, old_root = int(words[0].split()[1]), base64.b64decode(words[0].split()[2])
        check_growth(old, int(size), old_root, base64.b64decode(root), [base64.b64decode(word) for word in words[1:]])

def check_growth(old, new, old_root, new_root, path):
    if old == new:
        return need(not path and old_root == new_root, 'growth')
    path = ([old_root] if old & (old - 1) == 0 else []) + path
    at, last = old - 1, new - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    need(path, 'growth empty')
    older = newer = path[0]
    for sibling in path[1:]:
        need(last > 0, 'growth long')
        if at % 2 == 1 or at == last:
            older = hashlib.sha256(b'\1' + sibling + older).digest()
            newer = hashlib.sha256(b'\1' + sibling + newer).digest()
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            newer = hashlib.sha256(b'\1' + newer + sibling).digest()
        at, last = at // 2, last // 2
    need(last == 0 and older == old_root and newer == new_root, 'growth')

for line in sys.stdin:
    package, policy_file = line.rstrip('\n').split('\t')
    with open(policy_file) as opened:
        policy = opened.read().split('\n')
    try:
        check(package, policy)
        print('good', flush=True)
    except Exception as reason:
        print('bad', type(reason).__name__, reason, flush=True)
