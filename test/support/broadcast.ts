// A broadcaster's program: binds to the embedded operator and sends one text to a cell.
import { connect } from 'node:net'
import { encode } from '../../src/smpp/codec.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { tlv } from '../../src/smpp/tlvs.ts'

const login = { system_id: 'demo', password: 'demo', interface_version: 0x50 }

export async function broadcast(port: number, cell: string, text: string): Promise<void> {
  const tlvs = [
    tlv.broadcast_area_identifier(Buffer.from(`\0${cell}`)),
    tlv.broadcast_content_type(Uint8Array.of(1, 0, 0)),
    tlv.broadcast_rep_num(1),
    tlv.broadcast_frequency_interval(Uint8Array.of(9, 0, 1)),
    tlv.message_payload(Buffer.from(text)),
  ]
  const requests = [
    makePdu('bind_transmitter', { sequence: 1, ...login }),
    makePdu('broadcast_sm', { sequence: 2, source_addr: '112', tlvs }),
    makePdu('unbind', { sequence: 3 }),
  ]
  const socket = connect(port, '127.0.0.1')
  for (const request of requests) {
    socket.write(encode(request))
    const answer = await new Promise<Buffer>((resolve, reject) => socket.once('data', resolve).once('error', reject))
    const status = answer.readUInt32BE(8)
    if (status !== 0) throw new Error(`${request.command} was answered with status ${status}`)
  }
  socket.destroy()
}
