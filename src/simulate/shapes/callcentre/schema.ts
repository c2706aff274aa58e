import type { Random } from '../../world/random.ts';
import type { PgColumn } from '../../write/pg-dump.ts';

export interface CrmSchema {
  readonly database: string;
  readonly agents: readonly PgColumn[];
  readonly teams: readonly PgColumn[];
  readonly clients: readonly PgColumn[];
  readonly deposits: readonly PgColumn[];
  readonly calls: readonly PgColumn[];
  readonly codes: readonly PgColumn[];
  readonly topups: readonly PgColumn[];
  readonly sessions: readonly PgColumn[];
  readonly notes: readonly PgColumn[];
  /** answered, no answer, busy, failed. */
  readonly outcomes: readonly [string, string, string, string];
  readonly captured: string;
  readonly missed: string;
  /** Talk time as `00:03:12` instead of seconds. */
  readonly interval: boolean;
}

/** Names differ from seed to seed; the order of columns is fixed. */
export function drawSchema(random: Random): CrmSchema {
  const one = (names: string) => random.pick(names.split(' '));
  const agent: PgColumn = [one('agente_id agente vendedor_id'), 'uuid'];
  const interval = random.chance(0.4);
  return {
    database: one('crm inversiones central_ventas'),
    agents: agentColumns(one),
    teams: [
      ['id', 'integer'],
      ['nombre', 'text'],
      [one('sala oficina'), 'text'],
    ],
    clients: clientColumns(one),
    deposits: depositColumns(one),
    calls: callColumns(one, agent, interval),
    codes: codeColumns(one, agent),
    topups: topupColumns(one, agent),
    sessions: sessionColumns(one, agent),
    notes: [
      ['id', 'integer'],
      agent,
      ['asunto', 'text'],
      [one('texto cuerpo'), 'text'],
      ['escrito', 'timestamp with time zone'],
    ],
    outcomes: random.pick([
      ['CONTESTADA', 'NO CONTESTA', 'OCUPADO', 'FALLIDA'],
      ['contestada', 'sin respuesta', 'comunica', 'error'],
      ['C', 'N', 'O', 'F'],
    ] as const),
    captured: one('obtenido conseguido ok'),
    missed: one('caducado fallido no'),
    interval,
  };
}

function agentColumns(one: (names: string) => string): PgColumn[] {
  return [
    ['id', 'uuid'],
    [one('usuario alias'), 'text'],
    [one('nombre_completo nombre'), 'text'],
    [one('correo email'), 'text'],
    [one('clave contrasena'), 'text'],
    [one('telefono movil'), 'text'],
    [one('contacto telegram'), 'text'],
    [one('pais pais_marcado'), 'character(2)'],
    ['equipo_id', 'integer'],
    ['saldo', 'numeric(12,4)'],
    [one('alta creado'), 'timestamp with time zone'],
    [one('ultima_conexion visto'), 'timestamp with time zone'],
    [one('ip_alta ip_registro'), 'inet'],
    [one('recomendado_por padrino'), 'uuid'],
    [one('bloqueado baja'), 'boolean'],
    [one('observaciones notas'), 'text'],
  ];
}

function clientColumns(one: (names: string) => string): PgColumn[] {
  return [
    ['id', 'bigint'],
    ['nombre', 'text'],
    ['apellidos', 'text'],
    [one('telefono movil numero'), 'text'],
    [one('correo email'), 'text'],
    [one('provincia ciudad'), 'text'],
    [one('nacimiento fecha_nacimiento'), 'date'],
    [one('captado creado'), 'timestamp without time zone'],
    [one('comentario notas'), 'text'],
  ];
}

function callColumns(one: (names: string) => string, agent: PgColumn, interval: boolean): PgColumn[] {
  return [
    ['id', 'bigint'],
    agent,
    ['cliente_id', 'bigint'],
    [one('numero_marcado destino telefono'), 'text'],
    [one('numero_mostrado origen cid'), 'text'],
    [one('nombre_mostrado rotulo'), 'text'],
    [one('inicio comienzo'), 'timestamp without time zone'],
    [one('fin final'), 'timestamp without time zone'],
    [one('habla conversacion'), interval ? 'interval' : 'integer'],
    [one('resultado estado'), 'text'],
    [one('linea troncal'), 'text'],
    [one('ip_agente ip'), 'inet'],
    [one('id_centralita uniqueid'), 'text'],
    [one('tonos teclas'), 'text'],
    [one('coste precio'), 'numeric(10,4)'],
  ];
}

function topupColumns(one: (names: string) => string, agent: PgColumn): PgColumn[] {
  return [
    ['id', 'integer'],
    agent,
    [one('moneda_cripto cadena'), 'text'],
    [one('cartera_destino destino'), 'text'],
    [one('cartera_origen origen'), 'text'],
    [one('transaccion txid'), 'text'],
    [one('cantidad_cripto monedas'), 'numeric(24,8)'],
    ['importe', 'numeric(12,2)'],
    ['divisa', 'character(3)'],
    [one('fecha pagado'), 'timestamp with time zone'],
    [one('confirmada valida'), 'boolean'],
  ];
}

function codeColumns(one: (names: string) => string, agent: PgColumn): PgColumn[] {
  return [
    ['id', 'bigint'],
    agent,
    ['llamada_id', 'bigint'],
    [one('numero destino'), 'text'],
    [one('entidad banco'), 'text'],
    [one('codigo clave_sms'), 'text'],
    ['estado', 'text'],
    [one('creado momento'), 'timestamp with time zone'],
  ];
}

function sessionColumns(one: (names: string) => string, agent: PgColumn): PgColumn[] {
  return [
    ['id', 'bigint'],
    agent,
    [one('direccion_ip ip'), 'inet'],
    [one('navegador programa'), 'text'],
    [one('huella dispositivo'), 'character(32)'],
    [one('entrada momento'), 'timestamp with time zone'],
  ];
}

function depositColumns(one: (names: string) => string): PgColumn[] {
  return [
    ['id', 'integer'],
    ['cliente_id', 'bigint'],
    [one('importe cantidad'), 'numeric(12,2)'],
    ['moneda', 'character(3)'],
    [one('fecha ingresado_el'), 'date'],
    [one('via medio'), 'text'],
  ];
}
